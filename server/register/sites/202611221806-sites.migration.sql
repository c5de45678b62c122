-- Answering sites (SIT-1). Numbers come from a sequence of each site: no row that everybody waits for.

create table sites (
  id uuid primary key,
  code text not null,
  name text not null,
  description text not null default '',
  instruction text not null default '',
  sender_name text not null default '',
  sender_address text,
  greeting text not null default '',
  signature_html text not null default '',
  signature_picture text,
  languages text[] not null default '{sv}',
  calendar_id uuid,
  prefix text not null,
  number_sequence text not null,
  colour text not null default '#12637A',
  active boolean not null default true,
  created_at bigint not null,
  changed_at bigint not null
);
create unique index sites_code on sites (lower(code));
create unique index sites_prefix on sites (lower(prefix));

-- The site from the start, so that the first ticket needs no settings; a fixed id, so that instances agree.
create sequence site_number_first;
insert into sites (id, code, name, prefix, number_sequence, created_at, changed_at)
values ('01930000-0000-7000-8000-0000000000a1', 'KUND', 'Kundtjänst', 'KT', 'site_number_first', 0, 0);
