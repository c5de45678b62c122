-- What the S/MIME signature of a received mail is worth (EML-3): state, by, issuer, why; null without one.
alter table ticket_messages add column signature jsonb;
