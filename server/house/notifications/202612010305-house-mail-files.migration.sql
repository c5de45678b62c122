-- Files that go along with a mail of the house's own (REP-1); gone when it is out.
create table house_mail_files (
  key text not null references house_mails on delete cascade,
  position integer not null,
  name text not null,
  media_type text not null,
  content bytea not null,
  primary key (key, position)
);
alter table house_mail_files alter column content set storage external;

-- Where whoever gets the mail leaves the list it is sent to (RFC 2369); null for mail of no list.
alter table house_mails add column leave_address text;
