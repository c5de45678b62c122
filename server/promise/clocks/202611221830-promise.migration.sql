-- Service levels: what is promised, how a level is chosen, and every round of every clock (SLA-1…6).

create table levels (
  id uuid primary key,
  kind text not null check (kind in ('level', 'fallback')),
  name text not null,
  colour text not null,
  position int not null,
  revision_id uuid not null,
  revision_no int not null,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);

create table level_revisions (
  id uuid primary key,
  level_id uuid not null references levels (id),
  revision_no int not null,
  definition jsonb not null,
  published_at bigint not null,
  published_by jsonb not null,
  unique (level_id, revision_no)
);

create table level_rules (
  id uuid primary key,
  position int not null,
  name text not null,
  active boolean not null,
  conditions jsonb not null,
  level_id uuid references levels (id),
  stops boolean not null,
  version int not null,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);

-- SLA-4: a plain target is a level of its own kind, so one engine judges both.
create table fallback_targets (
  scope text not null check (scope in ('ticket-type', 'template', 'site', 'general')),
  scope_id text not null default '',
  minutes int not null,
  level_id uuid not null references levels (id),
  primary key (scope, scope_id)
);

-- What happened to a contact, in the words of the clocks; cycles are a pure function of it.
create table promise_histories (
  subject_kind text not null,
  subject_id uuid not null,
  facts jsonb not null,
  about jsonb not null,
  level_id uuid,
  -- Something is still owed: such a history is judged anew when a level or calendar is revised.
  owed boolean not null,
  changed_at bigint not null,
  primary key (subject_kind, subject_id)
);
create index promise_histories_owed on promise_histories (level_id, subject_id) where owed;

create table promise_cycles (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  promise text not null,
  cycle_no int not null,
  level_id uuid not null,
  level_revision_id uuid not null,
  calendar_id uuid,
  calendar_revision_id uuid,
  target_ms bigint not null,
  business boolean not null,
  started_at bigint not null,
  due_at bigint,
  breach_at bigint,
  stopped_at bigint,
  outcome text not null check (outcome in ('running', 'met', 'missed', 'cancelled')),
  cancel_reason text,
  standing_since_at bigint,
  elapsed_open_ms bigint not null,
  elapsed_wall_ms bigint not null,
  over_open_ms bigint not null,
  over_wall_ms bigint not null,
  ours_ms bigint not null,
  third_party_ms bigint not null,
  customer_ms bigint not null,
  closed_ms bigint not null,
  responsible_user_id uuid,
  resolved_by_user_id uuid,
  site_id uuid,
  department_id uuid,
  company_id uuid,
  person_id uuid,
  priority text,
  warn_at bigint[] not null,
  warn_percents int[] not null,
  -- How many of the thresholds are told or past telling.
  warned int not null,
  next_warning_at bigint,
  breach_told_at bigint,
  unique (subject_kind, subject_id, promise, cycle_no)
) with (fillfactor = 80); -- room beside a row for what is told of it, so that no index is touched
create index promise_cycles_stopped on promise_cycles (stopped_at) where stopped_at is not null;
create index promise_cycles_started on promise_cycles (started_at);
create index promise_cycles_open on promise_cycles (due_at, id) where outcome = 'running';
create index promise_cycles_open_calendar on promise_cycles (calendar_id, subject_id) where outcome = 'running';

-- One row per contact: its most urgent open promise, so a list sorts by what is due in one index scan (SLA-7).
-- sort_due_at is null when no clock ticks: those go last, under "the clock is standing still".
create table promise_heads (
  subject_kind text not null,
  subject_id uuid not null,
  cycle_id uuid not null,
  promise text not null,
  state text not null check (state in ('ticking', 'standing', 'met', 'missed', 'cancelled')),
  due_at bigint,
  sort_due_at bigint,
  breach_at bigint,
  started_at bigint not null,
  stopped_at bigint,
  standing_since_at bigint,
  target_ms bigint not null,
  business boolean not null,
  level_id uuid not null,
  calendar_revision_id uuid,
  holidays_excluded boolean not null,
  elapsed_ms bigint not null,
  counted_from_at bigint not null,
  over_ms bigint not null,
  warn_percents int[] not null,
  site_id uuid,
  department_id uuid,
  owner_user_id uuid,
  primary key (subject_kind, subject_id)
);
create index promise_heads_urgent on promise_heads (sort_due_at, subject_id) where state in ('ticking', 'standing');
