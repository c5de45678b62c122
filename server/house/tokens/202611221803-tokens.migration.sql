-- Tokens for programs (API-1): the secret is shown once and kept as a hash.

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null,
  hint text not null,
  token_hash text not null unique,
  scopes text[] not null,
  created_at bigint not null,
  last_used_at bigint,
  expires_at bigint,
  revoked_at bigint
);
create index api_tokens_user on api_tokens (user_id);
