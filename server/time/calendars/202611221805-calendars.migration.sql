-- Calendars (CAL-1, CAL-5). A revision is never changed: results keep the one they were judged by.

create table calendars (
  id uuid primary key,
  name text not null,
  -- Exactly one calendar serves whatever names none of its own (CAL-3).
  is_base boolean not null default false,
  current_revision_id uuid not null,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);
create unique index calendars_base on calendars (is_base) where is_base;
create unique index calendars_name on calendars (lower(name)) where deleted_at is null;

create table calendar_revisions (
  id uuid primary key,
  calendar_id uuid not null references calendars,
  number integer not null,
  -- Name, zone, week, red-day set with overrides, deviations.
  definition jsonb not null,
  made_at bigint not null,
  made_by_user_id uuid,
  unique (calendar_id, number)
);

insert into calendars (id, name, is_base, current_revision_id, created_at, changed_at) values
  ('01930000-0000-7000-8000-00000000ca01', 'Grundkalender', true, '01930000-0000-7000-8000-00000000ca02', 0, 0);
insert into calendar_revisions (id, calendar_id, number, definition, made_at) values
  ('01930000-0000-7000-8000-00000000ca02', '01930000-0000-7000-8000-00000000ca01', 1, '{"name":"Grundkalender","zone":"Europe/Stockholm","week":{"mon":[{"from":480,"to":1020}],"tue":[{"from":480,"to":1020}],"wed":[{"from":480,"to":1020}],"thu":[{"from":480,"to":1020}],"fri":[{"from":480,"to":1020}],"sat":[],"sun":[]},"redDaySet":"SE","redDayOverrides":[],"deviations":[]}', 0);
