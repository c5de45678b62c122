-- SLR-1, SLR-2: reports read promises by the instant their fate was decided (core: decidedAt). A running promise has
-- the instant it will be missed at, so that "decided up to now" finds exactly the promises with a verdict.
alter table promise_cycles add column decided_at bigint generated always as (
  case when outcome = 'running' then breach_at
       when outcome = 'missed' then coalesce(breach_at, due_at, stopped_at)
       else stopped_at end
) stored;
create index promise_cycles_decided on promise_cycles (decided_at, id) where decided_at is not null;
