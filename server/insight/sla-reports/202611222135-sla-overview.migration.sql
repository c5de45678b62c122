-- SLR-3: what each night reckoned of the tickets closed on each day, by site and type; wider figures are sums of these.
create table sla_overview_days (
  day int not null,
  site_id uuid not null,
  type_id text,
  closed bigint not null,
  within bigint not null,
  late bigint not null,
  open_ms bigint not null,
  wall_ms bigint not null
);
create index sla_overview_days_day on sla_overview_days (day);
