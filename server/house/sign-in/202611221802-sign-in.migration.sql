-- Sessions, failed attempts and links for a new password (USR-1). Only hashes of what lets somebody in are kept.

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash text not null unique,
  internet_address text not null,
  agent text not null,
  created_at bigint not null,
  last_seen_at bigint not null
);
create index sessions_user on sessions (user_id);

create table sign_in_attempts (
  -- `email:…` or `address:…`
  key text primary key,
  failures integer not null,
  last_failed_at bigint not null
);

create table password_resets (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash text not null unique,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
