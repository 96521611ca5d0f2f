-- How much the texts of two articles in one locale are alike, as the search index says: found when a text changes, so
-- that reading related articles needs no search. Kept both ways, for the few most alike of each.

create table likeness (
  article_id uuid not null,
  locale varchar(35) not null,
  other_id uuid not null,
  per_mille int not null check (per_mille between 1 and 1000),
  primary key (article_id, locale, other_id),
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade
);
create index likeness_other on likeness (other_id, locale);

-- What of an edition its likeness was found from; another stamp means that it has to be found again.
create table likened (
  article_id uuid not null,
  locale varchar(35) not null,
  stamp bigint not null,
  primary key (article_id, locale),
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade
);
