-- Filters (FLT-1…5). Sites and what they set are named by id without foreign keys, as tickets do; the verbs check them.

create table filters (
  id uuid primary key,
  kind text not null,
  -- The order in which the filters of a kind are asked, the lightest first.
  weight int not null,
  name text not null,
  -- Null is for every site.
  site_id uuid,
  active boolean not null,
  rule_rows jsonb not null,
  actions jsonb not null,
  continues boolean not null,
  version int not null,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);

-- Which filter has touched which ticket as time passed, and for what: once for each cause.
create table filter_touches (
  ticket_id uuid not null references tickets (id) on delete cascade,
  filter_id uuid not null,
  cause text not null,
  at bigint not null,
  -- The ticket as the touch left it, and when somebody had changed it before: what a filter changes is not its change.
  version int not null,
  changed_at bigint not null,
  primary key (ticket_id, filter_id, cause)
);
