-- When the administrators were told that an account does not answer; null while they need not know (EML-1).
alter table mail_accounts add column told_failing_at bigint;
