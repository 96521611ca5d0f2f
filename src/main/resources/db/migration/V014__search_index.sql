-- Which generation of the search index answers, for each form that its documents had; and which node feeds it.

create table search_generation (
  mapping varchar(200) primary key,
  generation bigint not null,
  built_at timestamp(6) with time zone not null
);
create table search_feeder (
  only_row int primary key check (only_row = 1),
  node varchar(100),
  seen_at timestamp(6) with time zone,
  rebuild boolean default false not null
);
insert into search_feeder (only_row) values (1);
