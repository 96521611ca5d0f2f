-- What came of asking public services, and what their answers say of the next one.
create table pull (
  source varchar(50) primary key,
  attempted_at timestamp(6) with time zone not null,
  not_before timestamp(6) with time zone,
  succeeded_at timestamp(6) with time zone,
  failed_at timestamp(6) with time zone,
  failure varchar(1200),
  failures int not null
);

-- When the source expects to have another value; null where it does not say.
alter table fear_greed_reading add column next_update_at timestamp(6) with time zone;
