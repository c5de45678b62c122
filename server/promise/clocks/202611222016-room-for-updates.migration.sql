-- A round is noted as told in place: room on its page spares every index of the table a new entry.
alter table promise_cycles set (fillfactor = 85);
alter table promise_heads set (fillfactor = 85);
