-- When a dormant ticket wakes and a repeating one comes back (TKT-2): one plan a ticket.

create table ticket_returns (
  ticket_id uuid primary key references tickets (id) on delete cascade,
  at bigint not null,
  category text not null,
  -- Null is once.
  every_days int
);
