-- Merging, splitting and linking tickets (TKT-6).

alter table tickets add column merged_into_id uuid;
create index tickets_merged on tickets (merged_into_id) where merged_into_id is not null;

-- The ticket a message was written in, when a merge has moved it.
alter table ticket_messages add column moved_from_id uuid;

-- One row a pair: of related tickets in the order of their ids, of parent and child with the parent first.
create table ticket_links (
  ticket_id uuid not null references tickets (id) on delete cascade,
  other_id uuid not null references tickets (id) on delete cascade,
  kind text not null check (kind in ('related', 'child')),
  primary key (ticket_id, other_id)
);
create index ticket_links_other on ticket_links (other_id);
create unique index ticket_links_one_parent on ticket_links (other_id) where kind = 'child';
