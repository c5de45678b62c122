-- Recorded events: the history of everything, in commit-independent order of recording.
create table events (
  seq          bigint generated always as identity primary key,
  id           uuid   not null,
  at           bigint not null,
  type         text   not null,
  actor        jsonb  not null,
  subject_kind text   not null,
  subject_id   text   not null,
  data         jsonb  not null
);
create index events_subject on events (subject_kind, subject_id, seq);
create index events_at on events (at);

-- Timers, jobs and listeners' work. A row that is claimed for leased work has its due_at moved to the end of the lease.
create table jobs (
  id         uuid    primary key,
  kind       text    not null,
  key        text    not null,
  leased     boolean not null,
  due_at     bigint  not null,
  attempts   integer not null default 0,
  claim      uuid,
  payload    jsonb   not null,
  last_error text,
  dead_at    bigint,
  unique (kind, key)
);
create index jobs_due on jobs (leased, due_at) where dead_at is null;
create index jobs_dead on jobs (dead_at) where dead_at is not null;

-- Answers already given to a request with an idempotency key.
create table idempotency_keys (
  caller     text   not null,
  key        text   not null,
  digest     text   not null,
  status     integer not null,
  body       jsonb,
  created_at bigint not null,
  primary key (caller, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);

-- Content by its own digest: mails as they came, attachments, pictures.
create table files (
  digest     text   primary key,
  size       bigint not null,
  content    bytea  not null,
  created_at bigint not null
);
alter table files alter column content set storage external;

create table settings (
  key        text   primary key,
  value      jsonb  not null,
  changed_at bigint not null
);
