-- Companies and people by name, å after z in Swedish and Finnish, beside a in English and German (LNG-1).
drop index companies_name;
create index companies_name on companies (lower(name) collate "sv-x-icu", id) where deleted_at is null;
create index companies_name_elsewhere on companies (lower(name) collate "und-x-icu", id) where deleted_at is null;
drop index persons_name;
create index persons_name on persons (lower(name) collate "sv-x-icu", id) where deleted_at is null;
create index persons_name_elsewhere on persons (lower(name) collate "und-x-icu", id) where deleted_at is null;
