-- Agents' states and their log (QUE-3). The stretch without an end is the state that holds; the others are the log.

create table pause_reasons (
  id text primary key,
  -- The house's own name; those from the start are named in the reader's language until they get one.
  name text,
  -- How long such a pause is meant to be; shown, not enforced.
  planned_minutes int,
  position int not null,
  active boolean not null default true
);
insert into pause_reasons (id, planned_minutes, position) values
  ('break', 10, 0), ('lunch', 30, 10), ('meeting', null, 20), ('education', null, 30);

create table agent_states (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  state text not null,
  reason_id text,
  cause text not null,
  from_at bigint not null,
  to_at bigint,
  check (to_at >= from_at)
);
create unique index agent_states_now on agent_states (user_id) where to_at is null;
create index agent_states_log on agent_states (user_id, from_at);

-- Who has the desk open in a browser: when one of their screens last said that it is there.
create table agent_screens (
  user_id uuid primary key references users (id) on delete cascade,
  seen_at bigint not null
);
