-- How an account's tokens are got and kept (EML-1, RFC 6749); every secret is sealed.
create table mail_oauth (
  account_id uuid primary key,
  -- microsoft, google or other.
  provider text not null,
  client_id text not null,
  client_secret_sealed text,
  authorize_url text not null,
  token_url text not null,
  scope text not null default '',
  refresh_sealed text,
  access_sealed text,
  expires_at bigint not null default 0,
  connected_at bigint,
  connected_by uuid
);

-- Connecting that has begun in somebody's browser and not yet come back (RFC 7636).
create table mail_authorizations (
  state text primary key,
  account_id uuid not null,
  user_id uuid not null,
  verifier_sealed text not null,
  return_to text not null,
  expires_at bigint not null
);
