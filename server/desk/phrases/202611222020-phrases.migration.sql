-- Canned phrases (TKT-3). A site is named by id without a foreign key, as tickets do; the verbs check it.

create table phrases (
  id uuid primary key,
  name text not null,
  shortcut text not null,
  body_html text not null,
  -- Null is for every site.
  site_id uuid,
  -- Null suits every language.
  language text,
  created_at bigint not null,
  changed_at bigint not null
);
create unique index phrases_shortcut on phrases (
  lower(shortcut), coalesce(site_id, '00000000-0000-0000-0000-000000000000'::uuid), coalesce(language, '')
);
