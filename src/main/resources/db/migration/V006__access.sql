-- Who may change things, by what, and what they did.

-- An account is never deleted: a closed one keeps its name, so that the audit stays true.
create table account (
  id uuid primary key,
  name varchar(50) not null unique,
  role varchar(20) not null check (role in ('author', 'editor', 'admin')),
  password_hash varchar(200),        -- null: signs in with no password, has tokens alone
  version bigint not null,
  created_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone
);

create table token (
  id uuid primary key,
  account_id uuid not null references account (id),
  name varchar(200) not null,
  hash varchar(64) not null unique,  -- SHA-256 in hexadecimal; the token itself is not stored
  scopes varchar(200) not null,      -- ids with spaces between
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone
);
create index token_account on token (account_id);
create index token_list on token (created_at desc, id desc);

-- Accounts by name and tokens without a foreign key: an entry is a fact of its time. Lengths of text that clients
-- choose are bounded before they get here, in characters, of which H2 counts some twice.
create table audit (
  id uuid primary key,
  at timestamp(6) with time zone not null,
  account varchar(50) not null,
  token_id uuid,
  address varchar(100) not null,
  method varchar(20) not null,
  path varchar(1000) not null,
  action varchar(100) not null,
  subject varchar(1000) not null,
  status int not null,
  details varchar(100000) not null   -- a JSON object
);
create index audit_list on audit (at desc, id desc);
create index audit_account on audit (account, at desc, id desc);
create index audit_action on audit (action, at desc, id desc);
create index audit_subject on audit (subject, at desc, id desc);

-- As Spring Session JDBC 4.1 wants them; bytea is varbinary to H2.
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
