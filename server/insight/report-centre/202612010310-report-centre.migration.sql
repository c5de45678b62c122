-- Subscriptions to reports, and the archive of what was sent (REP-1).

create table report_subscriptions (
  id uuid primary key,
  -- Whose rights decide what is in it, each time it is sent.
  owner_id uuid not null references users on delete cascade,
  name text not null,
  -- The kind of report and what it is asked for.
  report jsonb not null,
  rhythm jsonb not null,
  formats jsonb not null,
  recipient_ids uuid[] not null,
  addresses jsonb not null,
  -- running, paused or stopped.
  state text not null,
  stopped_because text,
  next_due_at bigint,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);
create index report_subscriptions_owner on report_subscriptions (owner_id);

create table report_runs (
  id uuid primary key,
  subscription_id uuid not null references report_subscriptions on delete cascade,
  due_at bigint not null,
  asked_by uuid references users on delete set null,
  missed_before integer not null,
  -- The subscription as it was: name, kind of report, whose.
  name text not null,
  kind text not null,
  state text not null,
  failure text,
  from_at bigint,
  to_at bigint,
  is_empty boolean not null,
  made_at bigint,
  -- A due is sent once, however many instances see it.
  unique (subscription_id, due_at)
);
create index report_runs_due on report_runs (due_at desc, id desc);

create table report_deliveries (
  mail_key text primary key,
  run_id uuid not null references report_runs on delete cascade,
  position integer not null,
  user_id uuid references users on delete set null,
  email text not null,
  language text not null,
  state text not null,
  failure text,
  settled_at bigint
);
create index report_deliveries_run on report_deliveries (run_id, position);
create index report_deliveries_user on report_deliveries (user_id) where user_id is not null;

create table report_files (
  id uuid primary key,
  run_id uuid not null references report_runs on delete cascade,
  format text not null,
  language text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  -- Null when its time in the archive is over.
  content bytea,
  kept_since bigint not null
);
create index report_files_run on report_files (run_id);
create index report_files_kept on report_files (kept_since) where content is not null;
alter table report_files alter column content set storage external;
