-- Topics, which articles are about them, and the figures shown beside them.

create table topic (
  id uuid primary key,
  slug varchar(100) not null unique,
  hot_until timestamp(6) with time zone,
  position int not null
);

create table topic_name (
  topic_id uuid not null references topic (id) on delete cascade,
  locale varchar(35) not null,
  name varchar(200) not null,
  description varchar(2000),
  primary key (topic_id, locale)
);

-- The article's topics in order; the first is its category.
create table article_topic (
  article_id uuid not null references article (id) on delete cascade,
  position int not null,
  topic_id uuid not null references topic (id),
  primary key (article_id, position),
  unique (topic_id, article_id)
);

-- Derived: an edition's listed_at once for each topic, so that a topic's list is one index range.
create table listing (
  topic_id uuid not null references topic (id),
  locale varchar(35) not null,
  listed_at timestamp(6) with time zone not null,
  article_id uuid not null,
  primary key (article_id, locale, topic_id),
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade
);
create index listing_list on listing (topic_id, locale, listed_at desc, article_id desc);

-- Derived: counted editions of a topic, together and by the UTC day of published_at.
create table topic_total (
  locale varchar(35) not null,
  topic_id uuid not null references topic (id),
  articles int not null check (articles >= 0),
  primary key (locale, topic_id)
);
create table topic_day (
  locale varchar(35) not null,
  published_on date not null,
  topic_id uuid not null references topic (id),
  articles int not null check (articles >= 0),
  primary key (locale, published_on, topic_id)
);

-- One row, locked before the counters are changed: publishers go one after the other for the end of their
-- transaction, so counters neither deadlock nor race to insert the same first row.
create table change_number (
  only_row int primary key check (only_row = 1),
  last_number bigint not null
);
insert into change_number (only_row, last_number) values (1, 0);
