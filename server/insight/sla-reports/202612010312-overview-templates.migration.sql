-- SLR-3: the overview tells templates apart too. Tickets closed before this had none, so what is kept of them stays true.
alter table sla_overview_days add column template_id uuid;
