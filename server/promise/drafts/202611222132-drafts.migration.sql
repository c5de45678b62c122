-- SLA-10: a draft of levels, rules, plain targets and calendars; nothing in it is in force until it is published.
create table service_level_drafts (
  id uuid primary key,
  name text not null,
  content jsonb not null,
  version int not null,
  created_at bigint not null,
  changed_at bigint not null,
  published_at bigint,
  discarded_at bigint
);
