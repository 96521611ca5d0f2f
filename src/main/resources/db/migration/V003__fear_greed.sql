-- One fear-and-greed value for each UTC day and source. A missing day has no row: unknown is never 0.
create table fear_greed_reading (
  read_on date not null,
  source varchar(50) not null,
  index_value int not null check (index_value between 0 and 100),
  as_of timestamp(6) with time zone not null,
  fetched_at timestamp(6) with time zone not null,
  primary key (source, read_on)
);
create index fear_greed_reading_day on fear_greed_reading (read_on);
