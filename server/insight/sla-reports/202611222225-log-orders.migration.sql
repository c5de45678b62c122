-- SLR-2: the log's first page comes at once whatever it is sorted by. Only rounds that have their verdict are in these
-- indexes, so a running round costs nothing; a name's rounds lie by the instant they were decided, so a period is a
-- stretch of the index. Open ones past due are few and found by promise_cycles_open.
create index promise_cycles_by_department on promise_cycles (department_id, decided_at) where outcome <> 'running';
create index promise_cycles_by_agent on promise_cycles (responsible_user_id, decided_at) where outcome <> 'running';
create index promise_cycles_by_resolver on promise_cycles (resolved_by_user_id, decided_at) where outcome <> 'running';
create index promise_cycles_by_level on promise_cycles (level_id, decided_at) where outcome <> 'running';
create index promise_cycles_by_promise on promise_cycles (promise, decided_at) where outcome <> 'running';
create index promise_cycles_by_outcome on promise_cycles (outcome, decided_at) where outcome <> 'running';
create index promise_cycles_by_person on promise_cycles (person_id, decided_at) where outcome <> 'running';
create index promise_cycles_by_due on promise_cycles (coalesce(due_at, 8640000000000000)) where outcome <> 'running';
create index promise_cycles_by_stop on promise_cycles (coalesce(stopped_at, 8640000000000000)) where outcome <> 'running';
create index promise_cycles_by_margin on promise_cycles
  ((target_ms - case when business then elapsed_open_ms else elapsed_wall_ms end)) where outcome <> 'running';

-- Requesters in the order of their names; those without one by their first address.
create index persons_log_order on persons (lower(name) collate "sv-x-icu") where name <> '';
create index persons_unnamed on persons (id) where name = '';
create index person_addresses_log_order on person_addresses (address collate "sv-x-icu") where position = 0;
