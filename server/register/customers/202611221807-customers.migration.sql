-- Companies and people (CRM-1). Addresses are rows of their own, in lower case, so that a sender is found by one index.

create table companies (
  id uuid primary key,
  name text not null,
  organisation_number text not null default '',
  address text not null default '',
  domains text[] not null default '{}',
  number_series text[] not null default '{}',
  site_id uuid,
  customer_group text not null default '',
  vip boolean not null default false,
  notes text not null default '',
  custom_fields jsonb not null default '{}',
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);
create index companies_name on companies (lower(name), id) where deleted_at is null;
create index companies_domains on companies using gin (domains) where deleted_at is null;

create table persons (
  id uuid primary key,
  name text not null default '',
  company_id uuid,
  site_id uuid,
  customer_id text,
  role text not null default '',
  language text,
  greeting text not null default '',
  keywords text[] not null default '{}',
  newsletter boolean not null default false,
  vip boolean not null default false,
  custom_fields jsonb not null default '{}',
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);
create index persons_name on persons (lower(name), id) where deleted_at is null;
create index persons_company on persons (company_id) where deleted_at is null;
create index persons_customer_id on persons (customer_id) where customer_id is not null;

create table person_addresses (
  address text primary key,
  person_id uuid not null references persons on delete cascade,
  position int not null,
  -- Set when mail to it bounces for good (EML-4).
  dead_at bigint
);
create index person_addresses_person on person_addresses (person_id, position);

create table person_numbers (
  number text not null,
  -- Digits only, to be recognised by.
  digits text not null,
  person_id uuid not null references persons on delete cascade,
  position int not null,
  primary key (person_id, number)
);
create index person_numbers_digits on person_numbers (digits);

create table person_notes (
  id uuid primary key,
  person_id uuid not null references persons on delete cascade,
  text text not null,
  user_id uuid,
  written_at bigint not null
);
create index person_notes_person on person_notes (person_id, written_at);
