-- How many open tickets there are of each site, owner, group and category (TKT-8). Every change of a ticket adds a row
-- with what it changed, so that nobody waits for a counter; rows are summed up now and then.

create table open_ticket_counts (
  site_id uuid not null,
  owner_id uuid,
  group_id uuid,
  category text not null,
  snoozed boolean not null,
  tickets bigint not null,
  summed boolean not null default false
);

create function count_open_ticket() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.folder = 'open' then
    insert into open_ticket_counts (site_id, owner_id, group_id, category, snoozed, tickets)
    values (old.site_id, old.owner_id, old.group_id, old.category, old.snoozed_until_at is not null, -1);
  end if;
  if tg_op <> 'DELETE' and new.folder = 'open' then
    insert into open_ticket_counts (site_id, owner_id, group_id, category, snoozed, tickets)
    values (new.site_id, new.owner_id, new.group_id, new.category, new.snoozed_until_at is not null, 1);
  end if;
  return null;
end $$;

create trigger count_made after insert on tickets for each row
  when (new.folder = 'open') execute function count_open_ticket();
create trigger count_gone after delete on tickets for each row
  when (old.folder = 'open') execute function count_open_ticket();
create trigger count_changed after update on tickets for each row
  when ((old.folder, old.site_id, old.owner_id, old.group_id, old.category, old.snoozed_until_at is null)
    is distinct from (new.folder, new.site_id, new.owner_id, new.group_id, new.category, new.snoozed_until_at is null))
  execute function count_open_ticket();

insert into open_ticket_counts
  select site_id, owner_id, group_id, category, snoozed_until_at is not null, count(*), true
  from tickets where folder = 'open' group by 1, 2, 3, 4, 5;

-- Standing clocks that are past their promise: few, and asked for with what is overdue.
create index promise_heads_standing_missed on promise_heads (breach_at)
  where state = 'standing' and breach_at is not null;
