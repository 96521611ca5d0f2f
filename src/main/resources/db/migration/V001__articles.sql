-- Articles, their editions, and the intervals in which readers saw them. Written once for H2 and PostgreSQL.
-- Natural keys carry article_id and locale everywhere, so no join passes through an edition.

create table article (
  id uuid primary key,
  version bigint not null,          -- raised by every change of the article or an edition
  own_version bigint not null,      -- the version that last changed the article's own part
  ref varchar(200) unique,          -- the caller's own id, for syncs
  created_at timestamp(6) with time zone not null,
  check (version >= own_version)
);

-- A slug belongs to one article for ever; its editions may share it.
create table slug (
  slug varchar(100) primary key,
  article_id uuid not null references article (id) on delete cascade,
  unique (article_id, slug)
);

create table edition (
  article_id uuid not null references article (id) on delete cascade,
  locale varchar(35) not null,
  version bigint not null,          -- the article's version that last changed this edition
  revision int not null,            -- newest saved
  submitted_revision int,
  archived_at timestamp(6) with time zone,
  published_at timestamp(6) with time zone,
  listed_at timestamp(6) with time zone,  -- derived: published_at while a live or future publication exists
  counted boolean not null,               -- derived: is part of topic_total and topic_day
  primary key (article_id, locale),
  check (listed_at is null or listed_at = published_at)
);
create index edition_list on edition (locale, listed_at desc, article_id desc);

create table revision (
  article_id uuid not null,
  locale varchar(35) not null,
  number int not null check (number >= 1),
  slug varchar(100) not null,
  title varchar(200) not null,
  summary varchar(600),
  author_name varchar(200),
  author_url varchar(2000),
  image_url varchar(2000),
  image_alt varchar(600),
  sources varchar(100000) not null,       -- JSON text, always read whole
  corrections varchar(100000) not null,   -- JSON text, always read whole
  word_count int not null check (word_count >= 0),
  reading_minutes int not null check (reading_minutes >= 0),
  created_at timestamp(6) with time zone not null,
  created_by varchar(100) not null,
  body varchar(500000) not null,          -- Markdown; derived forms are never stored
  primary key (article_id, locale, number),
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade,
  -- a revision cannot use another article's slug
  foreign key (article_id, slug) references slug (article_id, slug)
);

-- What readers saw, and when: the revision shown in [starts_at, ends_at). Open ends are 9999-12-31T00:00:00Z,
-- because H2 has no partial index: so at most one publication of an edition is open.
create table publication (
  article_id uuid not null,
  locale varchar(35) not null,
  starts_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone not null,
  revision int not null,
  primary key (article_id, locale, starts_at),
  check (starts_at < ends_at),
  constraint publication_one_open unique (article_id, locale, ends_at),
  foreign key (article_id, locale, revision) references revision (article_id, locale, number)
);

-- Derived: the moments to come at which an edition changes by itself. A row whose moment has passed corrects the
-- counters until the edition is settled.
create table due (
  article_id uuid not null,
  locale varchar(35) not null,
  at timestamp(6) with time zone not null,
  primary key (article_id, locale, at),
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade
);
create index due_next on due (locale, at);

create table pin (
  article_id uuid not null references article (id) on delete cascade,
  position int not null,
  pinned_id uuid not null references article (id) on delete cascade,
  primary key (article_id, position),
  unique (pinned_id, article_id),
  check (article_id <> pinned_id)
);
