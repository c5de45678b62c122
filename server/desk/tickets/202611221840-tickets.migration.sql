-- Tickets (TKT-1…5). Sites, people, users and choices are named by id without foreign keys: a reference would lock the
-- one row of a site for every ticket made, and the verbs check them anyway.

create table statuses (
  id text primary key,
  category text not null,
  name text,
  position int not null,
  active boolean not null default true
);
insert into statuses (id, category, position) values
  ('new', 'new', 0), ('open', 'open', 1), ('with-third-party', 'with-third-party', 2),
  ('waiting-for-customer', 'waiting-for-customer', 3), ('dormant', 'dormant', 4), ('queued', 'queued', 5),
  ('solved', 'solved', 6), ('closed', 'closed', 7);

create table ticket_types (
  id text primary key,
  name text,
  position int not null,
  active boolean not null default true
);
insert into ticket_types (id, position) values ('fault', 0), ('order', 1), ('other', 2);

create table priorities (
  id text primary key,
  name text,
  position int not null,
  active boolean not null default true
);
insert into priorities (id, position) values ('low', 10), ('medium', 20), ('high', 30);

create table tickets (
  id uuid primary key,
  number text not null,
  version int not null default 1,
  subject text not null,
  description text not null default '',
  snippet text not null default '',
  status_id text not null,
  -- The status's category, so that lists need no join.
  category text not null,
  priority text not null,
  type_id text,
  channel text not null,
  origin text not null,
  site_id uuid not null,
  group_id uuid,
  owner_id uuid,
  person_id uuid,
  company_id uuid,
  level_id uuid,
  tags text[] not null default '{}',
  custom_fields jsonb not null default '{}',
  language text,
  due_at bigint,
  created_at bigint not null,
  changed_at bigint not null,
  closed_at bigint,
  first_answered_at bigint,
  last_message_at bigint,
  last_author text,
  unread boolean not null default false,
  snoozed_until_at bigint,
  spam_at bigint,
  deleted_at bigint,
  link_edition int not null default 1,
  folder text not null generated always as (
    case when deleted_at is not null then 'deleted'
         when spam_at is not null then 'spam'
         when category in ('solved', 'closed') then 'done'
         else 'open' end
  ) stored
);
create unique index tickets_number on tickets (number);
create index tickets_changed on tickets (folder, changed_at, id);
create index tickets_created on tickets (folder, created_at, id);
create index tickets_owner on tickets (owner_id) where folder = 'open';
create index tickets_group on tickets (group_id) where folder = 'open';
create index tickets_closed on tickets (closed_at) where folder = 'done';
create index tickets_person on tickets (person_id, created_at);
create index tickets_company on tickets (company_id, created_at) where company_id is not null;

create table ticket_messages (
  id uuid primary key,
  ticket_id uuid not null,
  kind text not null,
  state text not null,
  channel text not null,
  author_user_id uuid,
  author_person_id uuid,
  author_name text not null default '',
  from_address text,
  to_addresses text[] not null default '{}',
  cc_addresses text[] not null default '{}',
  bcc_addresses text[] not null default '{}',
  subject text not null default '',
  body_text text not null,
  body_html text,
  quoted_text text not null default '',
  quoted_html text,
  remote_pictures boolean not null default false,
  mentioned uuid[] not null default '{}',
  -- Digest of the mail as it came, in the file store.
  original_digest text,
  -- When it happened: receipt, or the press of send.
  at bigint not null,
  send_at bigint,
  sent_at bigint,
  failure text
);
create index ticket_messages_ticket on ticket_messages (ticket_id, at, id);

create table attachments (
  id uuid primary key,
  message_id uuid,
  ticket_id uuid,
  digest text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  content_id text,
  inline boolean not null default false,
  -- Who uploaded it: only they may put it into a message.
  uploaded_by text not null,
  created_at bigint not null
);
create index attachments_message on attachments (message_id) where message_id is not null;
create index attachments_loose on attachments (created_at) where message_id is null;

create table ticket_mentions (
  ticket_id uuid not null,
  user_id uuid not null,
  at bigint not null,
  primary key (user_id, ticket_id)
);

create table ticket_drafts (
  ticket_id uuid not null,
  user_id uuid not null,
  kind text not null,
  html text not null,
  saved_at bigint not null,
  primary key (ticket_id, user_id)
);
