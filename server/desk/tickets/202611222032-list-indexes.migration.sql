-- The rare views find their tickets by themselves; a new ticket is in none of these.
create index tickets_aside on tickets (category, created_at, id)
  where folder = 'open' and category in ('queued', 'waiting-for-customer', 'with-third-party');
create index tickets_snoozed on tickets (snoozed_until_at) where folder = 'open' and snoozed_until_at is not null;
-- Open tickets by priority are read priority by priority, newest or oldest first.
create index tickets_priority on tickets (priority, id) where folder = 'open';
