-- Searches that users have named (SRC-1): their own, or shared with a group.

create table saved_searches (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  group_id uuid references groups (id) on delete set null,
  name text not null,
  query jsonb not null,
  pinned boolean not null,
  created_at bigint not null
);
create unique index saved_searches_name on saved_searches (user_id, lower(name));
create index saved_searches_group on saved_searches (group_id) where group_id is not null;
