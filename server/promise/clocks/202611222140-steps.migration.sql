-- When the steps of a round's level happen, and how many have (SLA-8).
alter table promise_cycles add column step_at bigint[] not null default '{}';
alter table promise_cycles add column stepped int not null default 0;
