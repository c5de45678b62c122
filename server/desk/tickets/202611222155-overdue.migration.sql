-- What is past its promise is counted and found by one index, ticking or standing.
drop index promise_heads_standing_missed;
create index promise_heads_breach on promise_heads (breach_at, site_id) include (subject_kind, state)
  where state in ('ticking', 'standing') and breach_at is not null;
