-- How often a Svara died while it read a mail (EML-4), by the digest of the mail's bytes: after three times it is not read again.
create table mail_deaths (
  digest text primary key,
  deaths int not null,
  died_at bigint not null
);
