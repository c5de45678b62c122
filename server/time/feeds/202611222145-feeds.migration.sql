-- Calendars kept elsewhere that close or open ours, and secret addresses at which ours can be read (CAL-1).

create table calendar_feeds (
  id uuid primary key,
  calendar_id uuid not null references calendars,
  name text not null,
  says text not null check (says in ('closed', 'open')),
  -- Such addresses are often secret: sealed. Null for an uploaded file.
  sealed_address text,
  host text,
  every_ms bigint not null,
  -- The kept copy, and how to ask whether there is a newer one.
  digest text,
  etag text,
  last_modified text,
  fetched_at bigint,
  fault text,
  failed_at bigint,
  next_at bigint,
  made_at bigint not null,
  made_by_user_id uuid,
  removed_at bigint
);
create index calendar_feeds_calendar on calendar_feeds (calendar_id);

create table calendar_links (
  id uuid primary key,
  calendar_id uuid not null references calendars,
  content text not null,
  language text not null,
  token_digest text not null unique,
  sealed_token text not null,
  made_at bigint not null,
  made_by_user_id uuid,
  revoked_at bigint
);
create index calendar_links_calendar on calendar_links (calendar_id);

-- The feed whose events made a revision, rather than a person.
alter table calendar_revisions add column feed_id uuid;
