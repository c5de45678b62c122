-- Imports of tickets with their history (API-2). A file's rows are kept until its tickets are made, so that an import
-- goes on where it stood after any interruption.

create table imports (
  id uuid primary key,
  -- The system's name, from the mapping; empty until there is one.
  source text not null default '',
  file_name text not null,
  -- SHA-256 of the file as it came: the same file and mapping again is the same import.
  digest text not null default '',
  mapping text not null default '',
  state text not null check (state in ('reading', 'read', 'running', 'done', 'failed', 'stopped')),
  columns text[] not null default '{}',
  row_count int not null default 0,
  -- The last line of the file that has been read.
  read_line int not null default 0,
  ticket_count int not null default 0,
  made_count int not null default 0,
  known_count int not null default 0,
  left_out_count int not null default 0,
  problem_count int not null default 0,
  -- The first line of the last ticket that has been done.
  done_line int not null default 0,
  failure text not null default '',
  by_user_id uuid,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint
);
create index imports_created on imports (created_at);

create table import_rows (
  import_id uuid not null references imports on delete cascade,
  line int not null,
  -- A JSON array of texts and nulls, in the order of the columns.
  cells text not null,
  primary key (import_id, line)
);

-- Which lines each ticket has, in the order of their first.
create table import_keys (
  import_id uuid not null references imports on delete cascade,
  first_line int not null,
  external_id text not null,
  lines int[] not null,
  primary key (import_id, first_line)
);

create table import_problems (
  id bigint generated always as identity primary key,
  import_id uuid not null references imports on delete cascade,
  line int not null,
  column_name text not null,
  value text not null,
  code text not null,
  effect text not null
);
create index import_problems_import on import_problems (import_id, line, id);

-- What a file called a person, a group, a user: the same name is the same one next time.
create table imported_names (
  source text not null,
  kind text not null,
  name text not null,
  target_id text not null,
  primary key (source, kind, name)
);

create table imported_tickets (
  source text not null,
  external_id text not null,
  ticket_id uuid not null,
  import_id uuid,
  line int not null,
  primary key (source, external_id)
);
create unique index imported_tickets_ticket on imported_tickets (ticket_id);

-- What the source said of its own promise, beside our rounds. The columns that reports narrow and group by are named as
-- in promise_cycles, so that one condition serves both.
create table given_verdicts (
  ticket_id uuid primary key,
  source text not null,
  promise text not null,
  outcome text check (outcome in ('met', 'missed')),
  due_at bigint,
  level_id uuid,
  priority text,
  site_id uuid,
  department_id uuid,
  company_id uuid,
  person_id uuid,
  responsible_user_id uuid,
  resolved_by_user_id uuid,
  started_at bigint not null,
  decided_at bigint not null
);
create index given_verdicts_decided on given_verdicts (decided_at, ticket_id);
create index given_verdicts_source on given_verdicts (source, ticket_id);
