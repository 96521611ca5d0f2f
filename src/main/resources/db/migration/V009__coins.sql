-- Coins, the ids that price sources know them by, and what each source says of each. Decimals are text, so that neither
-- database changes a digit or a trailing zero of what was sent.
create table coin (
  id varchar(100) primary key,
  version bigint not null,
  symbol varchar(40) not null,
  name varchar(200) not null,
  icon varchar(2000),
  state varchar(20) not null check (state in ('announced', 'trading', 'halted', 'delisted')),
  listed_at timestamp(6) with time zone,
  trading_opens_at timestamp(6) with time zone,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);

create table coin_source (
  coin_id varchar(100) not null references coin (id) on delete cascade,
  source varchar(50) not null,
  their_id varchar(100) not null,
  primary key (coin_id, source),
  unique (source, their_id)
);

-- market_value is for sorting only: market_cap, or the last that an editor gave.
create table quote (
  coin_id varchar(100) not null references coin (id) on delete cascade,
  source varchar(50) not null,
  price varchar(80),
  currency varchar(10) not null,
  change_24h varchar(80),
  market_cap varchar(80),
  volume_24h varchar(80),
  market_value numeric(80, 20),
  as_of timestamp(6) with time zone not null,
  fetched_at timestamp(6) with time zone not null,
  primary key (coin_id, source)
);
