-- What editing keeps beside the words: who began an article, what an edition was translated from, links to drafts,
-- requests that were answered, and what became of the public text, in order.

alter table article add column created_by varchar(100) default 'cryptoqa' not null;
alter table topic add column version bigint default 1 not null;

alter table revision add column translated_locale varchar(35);
alter table revision add column translated_revision int;

-- Lengths are checked in characters; H2 counts UTF-16 units, of which a character has up to two.
alter table revision alter column title set data type varchar(400);
alter table revision alter column summary set data type varchar(1200);
alter table revision alter column author_name set data type varchar(400);
alter table revision alter column image_alt set data type varchar(1200);
alter table revision alter column sources set data type varchar(500000);
alter table revision alter column corrections set data type varchar(500000);
alter table topic_name alter column name set data type varchar(400);
alter table topic_name alter column description set data type varchar(4000);
alter table article alter column ref set data type varchar(400);

-- Signed links to one revision, or to the newest where it is null.
create table preview_link (
  id uuid primary key,
  article_id uuid not null,
  locale varchar(35) not null,
  revision int,
  created_at timestamp(6) with time zone not null,
  created_by varchar(100) not null,
  expires_at timestamp(6) with time zone not null,
  revoked_at timestamp(6) with time zone,
  foreign key (article_id, locale) references edition (article_id, locale) on delete cascade
);
create index preview_link_edition on preview_link (article_id, locale, id);

-- One row for each request that was sent with a key, inserted first in the transaction of its effect.
create table idempotency (
  caller varchar(100) not null,
  idempotency_key varchar(255) not null,
  request_hash varchar(64) not null,
  status int,
  headers varchar(4000),
  response text,
  created_at timestamp(6) with time zone not null,
  primary key (caller, idempotency_key)
);
create index idempotency_age on idempotency (created_at);

-- What became of the public text, gapless in the order of commits: outbox and change feed in one. It outlives what it
-- speaks of, hence no foreign key.
create table change (
  number bigint primary key,
  article_id uuid not null,
  locale varchar(35) not null,
  kind varchar(20) not null check (kind in ('published', 'updated', 'withdrawn', 'archived')),
  at timestamp(6) with time zone not null
);

-- Which node carries out a job now.
create table shedlock (
  name varchar(64) primary key,
  lock_until timestamp(6) not null,
  locked_at timestamp(6) not null,
  locked_by varchar(255) not null
);
