-- Lists narrowed by what own fields hold (TKT-8): by the very value, as choices, numbers, dates and ticks are asked for.
create index tickets_own_fields on tickets using gin (custom_fields jsonb_path_ops);
