-- When the administrators were told that a followed calendar cannot be read; null while they need not know (CAL-1).
alter table calendar_feeds add column told_fault_at bigint;
