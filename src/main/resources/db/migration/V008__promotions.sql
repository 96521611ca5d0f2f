-- Hot events: a code, texts by locale and the window [starts_at, ends_at) in which readers see them.

create table promotion (
  code varchar(50) primary key,
  version bigint not null,
  link varchar(2000) not null,
  starts_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone,   -- null: open
  priority int not null,
  waive_script boolean not null,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  check (ends_at is null or starts_at < ends_at)
);
-- Ended ones pile up, live ones are few: what has not ended is found by its end.
create index promotion_live on promotion (ends_at, starts_at);
create index promotion_list on promotion (starts_at desc, code desc);

-- Lengths are checked in characters; H2 counts UTF-16 units, of which a character has up to two.
create table promotion_text (
  code varchar(50) not null references promotion (code) on delete cascade,
  locale varchar(35) not null,
  title varchar(400) not null,
  subtitle varchar(1200),
  call_to_action varchar(400),
  primary key (code, locale)
);
