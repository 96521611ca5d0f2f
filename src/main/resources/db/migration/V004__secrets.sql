-- Keys the service makes for itself and shares between nodes and restarts, such as the one that signs cursors.
create table secret (
  name varchar(50) primary key,
  secret_key varchar(100) not null,  -- base64
  created_at timestamp(6) with time zone not null
);
