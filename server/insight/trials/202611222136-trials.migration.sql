-- SLA-10: a draft replayed over past contacts. Only sums and the promises it would change are kept.
create table trials (
  id uuid primary key,
  draft_id uuid,
  -- The draft as it was when it was replayed.
  content jsonb not null,
  from_at bigint,
  to_at bigint,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  asked_by uuid,
  asked_at bigint not null,
  -- The moment the histories are judged at.
  judged_at bigint,
  ended_at bigint,
  read int not null default 0,
  histories int,
  contacts int not null default 0,
  changed int not null default 0,
  newly_missed int not null default 0,
  newly_kept int not null default 0,
  sums jsonb
);
create index trials_draft on trials (draft_id, asked_at);

create table trial_changes (
  trial_id uuid not null references trials (id) on delete cascade,
  place int not null,
  subject_kind text not null,
  subject_id uuid not null,
  number text,
  title text,
  site_id uuid,
  department_id uuid,
  priority text,
  promise text not null,
  started_at bigint not null,
  change text not null,
  why text not null,
  published jsonb not null,
  drafted jsonb not null,
  primary key (trial_id, place)
);
