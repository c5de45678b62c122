-- SLR-5: agreements with companies, the scores entered by hand, and the statements issued: frozen with their evidence.
create table agreements (
  id uuid primary key,
  company_id uuid not null,
  site_id uuid,
  terms jsonb not null,
  version int not null,
  created_at bigint not null,
  changed_at bigint not null,
  deleted_at bigint,
  -- The customer's page: found by the hash of its secret, which is itself kept sealed.
  link_hash text unique,
  link_sealed text,
  link_made_at bigint,
  link_opened_at bigint
);

create table agreement_scores (
  agreement_id uuid not null references agreements (id),
  month text not null,
  goal_id text not null,
  score double precision not null,
  answers bigint,
  note text not null,
  by_name text not null,
  entered_at bigint not null,
  primary key (agreement_id, month, goal_id)
);

create table agreement_statements (
  id uuid primary key,
  agreement_id uuid not null references agreements (id),
  month text not null,
  revision int not null,
  issued_at bigint not null,
  figures jsonb not null,
  pdf_digest text not null,
  unique (agreement_id, month, revision)
);

create table agreement_evidence (
  statement_id uuid not null references agreement_statements (id),
  position int not null,
  content jsonb not null,
  primary key (statement_id, position)
);

-- What was promised a company, by the instant it was decided.
create index promise_cycles_company on promise_cycles (company_id, decided_at) where company_id is not null;
