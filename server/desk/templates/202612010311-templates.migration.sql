-- Ticket templates (TPL-1). A site is named by id without a foreign key, as tickets do; the verbs check it.

create table ticket_templates (
  id uuid primary key,
  name text not null,
  -- Null is for every site.
  site_id uuid,
  -- Null suits every language.
  language text,
  presets jsonb not null,
  subject text not null,
  body_text text not null,
  instructions text not null,
  -- Items with an id of their own, which stays when their words are changed.
  checklist jsonb not null,
  reply_html text not null,
  version int not null,
  created_at bigint not null,
  changed_at bigint not null,
  -- Archived ones are offered no more; tickets keep theirs.
  archived_at bigint
);
create unique index ticket_templates_name on ticket_templates (
  lower(name), coalesce(site_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(language, '')
) where archived_at is null;
