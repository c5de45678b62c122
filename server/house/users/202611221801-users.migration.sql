-- Users, roles and groups (USR-1). A group is also a department that tickets belong to. Sites live to the right, so
-- a site is only named by its id here.

create table users (
  id uuid primary key,
  email text not null,
  name text not null,
  language text not null,
  theme text not null default 'auto',
  density text not null default 'normal',
  signature_html text not null default '',
  signature_picture text,
  -- argon2id in PHC form; null while an administrator has made the user without a password.
  password_hash text,
  -- Sealed with the installation's secret; counts only when totp_on_at is set.
  totp_secret_sealed text,
  totp_on_at bigint,
  totp_last_step bigint,
  blocked_at bigint,
  created_at bigint not null,
  changed_at bigint not null,
  last_seen_at bigint
);
create unique index users_email on users (lower(email));

create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  code_hash text not null,
  used_at bigint,
  primary key (user_id, code_hash)
);

create table roles (
  id uuid primary key,
  -- Set for the roles that exist from the start; their names are translated.
  key text unique,
  name text not null,
  rights text[] not null,
  created_at bigint not null
);
create unique index roles_name on roles (lower(name));

create table role_assignments (
  user_id uuid not null references users on delete cascade,
  role_id uuid not null references roles,
  -- Null gives the role everywhere.
  site_id uuid,
  given_at bigint not null
);
create unique index role_assignments_once on role_assignments
  (user_id, role_id, coalesce(site_id, '00000000-0000-0000-0000-000000000000'));
create index role_assignments_role on role_assignments (role_id);

create table groups (
  id uuid primary key,
  name text not null,
  site_id uuid,
  created_at bigint not null
);
create unique index groups_name on groups
  (lower(name), coalesce(site_id, '00000000-0000-0000-0000-000000000000'));

create table group_members (
  group_id uuid not null references groups on delete cascade,
  user_id uuid not null references users on delete cascade,
  primary key (group_id, user_id)
);
create index group_members_user on group_members (user_id);

create table invitations (
  id uuid primary key,
  email text not null,
  name text not null,
  language text not null,
  assignments jsonb not null,
  group_ids uuid[] not null,
  token_hash text not null unique,
  invited_by uuid not null references users on delete cascade,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at bigint
);
create unique index invitations_waiting on invitations (lower(email)) where ended_at is null;

-- The roles from the start; fixed ids, so that several instances agree.
insert into roles (id, key, name, rights, created_at) values
  ('01930000-0000-7000-8000-000000000001', 'administrator', 'Administratör',
    '{tickets.read,tickets.answer,tickets.assign,tickets.delete,customers.read,customers.edit,reports.read,settings.edit,users.manage,audit.read}', 0),
  ('01930000-0000-7000-8000-000000000002', 'team-leader', 'Teamledare',
    '{tickets.read,tickets.answer,tickets.assign,tickets.delete,customers.read,customers.edit,reports.read,users.manage}', 0),
  ('01930000-0000-7000-8000-000000000003', 'agent', 'Handläggare',
    '{tickets.read,tickets.answer,customers.read,customers.edit}', 0),
  ('01930000-0000-7000-8000-000000000004', 'service-manager', 'Serviceansvarig',
    '{tickets.read,customers.read,reports.read}', 0);
