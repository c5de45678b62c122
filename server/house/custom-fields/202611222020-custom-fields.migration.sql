-- Fields of one's own (TKT-1); their values are kept with each ticket, person and company under the key.

create table custom_fields (
  id uuid primary key,
  about text not null check (about in ('ticket', 'person', 'company')),
  key text not null,
  name text not null,
  type text not null check (type in ('text', 'number', 'date', 'choice', 'checkbox')),
  required boolean not null default false,
  hidden boolean not null default false,
  choices text[] not null default '{}',
  place int not null,
  unique (about, key)
);

-- Fields every ticket has that are renamed or hidden; one that is not here is as it was made.
create table built_in_fields (
  field text primary key,
  name text,
  hidden boolean not null
);
