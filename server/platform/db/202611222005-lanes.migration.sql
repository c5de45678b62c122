-- Timers that tell the time (lane 0) must not wait behind listeners and notices (lane 1).
alter table jobs add column lane smallint not null default 0;
drop index jobs_due;
create index jobs_due on jobs (leased, lane, due_at) where dead_at is null;
