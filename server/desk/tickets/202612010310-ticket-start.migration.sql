-- What a ticket was made from (TPL-1, SLA-3): its template, the page the customer came from, and whether by invitation.
-- A template is named by id without a foreign key, as sites are; the verbs check it.
alter table tickets
  add column template_id uuid,
  add column start_referrer text,
  add column from_invitation boolean not null default false;
