-- Notices to users (SLA-8) and the house's own mails on their way out.

create table notifications (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  facts jsonb not null,
  created_at bigint not null,
  read_at bigint
);
create index notifications_user on notifications (user_id, created_at desc, id desc);
create index notifications_unread on notifications (user_id) where read_at is null;

create table house_mails (
  -- Makes the mail once, however often its sending is tried.
  key text primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  language text not null,
  wanted_at bigint not null,
  sent_at bigint,
  failure text
);
create index house_mails_waiting on house_mails (wanted_at) where sent_at is null;
