-- Where the writer of a received message asked to be answered (Reply-To, RFC 5322 §3.6.2); null where that is who wrote.
alter table ticket_messages add column answer_to text;
