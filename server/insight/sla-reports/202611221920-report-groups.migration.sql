-- A report groups by a handful of stretches of time, not by instant. Told so, the planner counts in parallel: measured
-- 1.4 times as fast over a million promises. Nothing but reports asks for decided_at.
alter table promise_cycles alter column decided_at set (n_distinct = 500);
