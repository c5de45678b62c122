-- Mail in and out (EML-1…5). Every mail is kept byte for byte in the file store before it is acknowledged.

create table mail_accounts (
  id uuid primary key,
  name text not null,
  -- The address customers write to and answers come from.
  address text not null,
  -- Further addresses that are this account's, in lower case.
  aliases text[] not null default '{}',
  site_id uuid not null,
  group_id uuid,
  active boolean not null default true,
  -- imap, pop3, or smtp (forwarded to our own receiver).
  protocol text not null,
  host text not null default '',
  port int not null default 0,
  -- tls, starttls or none.
  security text not null default 'tls',
  username text not null default '',
  -- password or oauth2.
  auth text not null default 'password',
  secret_sealed text,
  folder text not null default 'INBOX',
  -- seen, move or delete, only ever after the mail is stored.
  afterwards text not null default 'seen',
  move_to text,
  smtp_host text,
  smtp_port int,
  smtp_security text not null default 'starttls',
  smtp_username text not null default '',
  smtp_secret_sealed text,
  -- automatic or review.
  intake text not null default 'automatic',
  auto_reply boolean not null default false,
  auto_reply_subject text not null default '',
  auto_reply_text text not null default '',
  auto_replies_per_hour int not null default 3,
  -- address or subject: where an answer's token stands.
  token_in text not null default 'address',
  max_bytes bigint not null default 10485760,
  -- How the last look at the mailbox went.
  state text not null default 'new',
  state_code text,
  state_detail text,
  state_at bigint,
  fetched_at bigint,
  -- Accounts run on one instance at a time.
  lease_holder uuid,
  lease_until_at bigint not null default 0,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint
);
create unique index mail_accounts_address on mail_accounts (lower(address)) where deleted_at is null;

-- One row per mail, however often it came: the same Message-ID with the same content is the same mail.
create table mail_messages (
  id uuid primary key,
  identity text not null unique,
  account_id uuid not null,
  -- parked (to be read again), filed, accepted, review, dropped, failed.
  state text not null,
  reason text not null default '',
  kind text not null default '',
  message_id_header text,
  from_address text,
  from_name text not null default '',
  subject text not null default '',
  snippet text not null default '',
  received_at bigint not null,
  digest text not null,
  size bigint not null,
  ticket_id uuid,
  ticket_message_id uuid,
  decided_by uuid,
  decided_at bigint,
  attempts int not null default 0,
  error text,
  created_at bigint not null
);
create index mail_messages_state on mail_messages (state, received_at desc, id desc);
create index mail_messages_header on mail_messages (message_id_header) where message_id_header is not null;
create index mail_messages_sender on mail_messages (from_address, created_at);

-- Every arrival: where it was fetched or received. The key makes a second fetch of the same mail nothing new.
create table mail_intake (
  source_key text primary key,
  account_id uuid not null,
  mail_id uuid not null,
  received_at bigint not null,
  stored_at bigint not null
);
create index mail_messages_ticket on mail_messages (ticket_id) where ticket_id is not null;
create index mail_intake_mail on mail_intake (mail_id);

-- Every mail out, by the Message-ID it carries.
create table mail_outgoing (
  id uuid primary key,
  -- answer, auto-reply, size-notice or house.
  kind text not null,
  account_id uuid,
  ticket_id uuid,
  ticket_message_id uuid,
  house_mail_key text,
  message_id_header text not null unique,
  recipient text not null,
  subject text not null default '',
  body_text text not null default '',
  in_reply_to text,
  state text not null default 'waiting',
  failure text,
  created_at bigint not null,
  sent_at bigint
);
create index mail_outgoing_recipient on mail_outgoing (recipient, created_at);
create index mail_outgoing_message on mail_outgoing (ticket_message_id) where ticket_message_id is not null;
create index mail_outgoing_ticket on mail_outgoing (ticket_id) where ticket_id is not null;

-- Addresses that mail bounced from (EML-4).
create table mail_bounces (
  id uuid primary key,
  address text not null,
  verdict text not null,
  status text not null default '',
  reply_code text not null default '',
  words text not null default '',
  mail_id uuid not null,
  ticket_id uuid,
  at bigint not null,
  cleared_at bigint
);
create index mail_bounces_address on mail_bounces (address, at desc);
