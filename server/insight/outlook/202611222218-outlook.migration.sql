-- SLA-12: what was foreseen at noon of each day, so that it can be told how right it was.
create table outlook_noons (
  day text not null,
  cycle_id uuid not null,
  site_id uuid,
  department_id uuid,
  foreseen_at bigint not null,
  foreseen_missed boolean not null,
  primary key (day, cycle_id)
);
