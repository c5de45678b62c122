import type { DeliveryResult } from './delivery-result.ts';
import { judgedText } from './judged-text.ts';
import { plainFailures } from './plain-failure.ts';
import { headerOf, type ReadMail } from './read-mail.ts';
import { reportedStatuses } from './reported-status.ts';

/** Says by which sign a mail is a delivery report, or null (EML-4). */
export function isDeliveryReport(mail: ReadMail): string | null {
  if (
    mail.parts.some(
      (part) => part.contentType === 'message/delivery-status' || part.contentType === 'message/global-delivery-status',
    )
  )
    return 'message/delivery-status';
  if (/report-type="?delivery-status/i.test(headerOf(mail, 'content-type'))) return 'report-type=delivery-status';
  if (headerOf(mail, 'x-failed-recipients') !== '') return 'X-Failed-Recipients';
  const from = `${mail.from?.name ?? ''} ${mail.from?.address ?? ''}`;
  const machine =
    /mailer-daemon|postmaster|mail delivery (sub)?system|mail administrator|microsoft exchange|system administrator/i.test(
      from,
    );
  const subject = failedSubject.test(mail.subject);
  const empty = mail.headers.some((h) => h.name === 'return-path' && h.value.replace(/\s/g, '') === '<>');
  if ((machine || empty) && (subject || plainFailures(mail.text).length > 0)) return `From: ${from.trim()}`;
  // Sendmail's own words prove themselves, also when the sender was lost or somebody passed the report on.
  return subject &&
    /^[^\w\n]{0,40}-{3,}[ \t]*(the following addresses had|transcript of session)/im.test(judgedText(mail.text))
    ? `Subject: ${mail.subject.slice(0, 60)}`
    : null;
}

/**
 * Reads who a delivery report concerns and how badly (EML-4): RFC 3464 first, then what the words say.
 *
 * Never empty for a delivery report: one that names nobody yields one result without a recipient.
 */
export function readDeliveryReport(mail: ReadMail): readonly DeliveryResult[] {
  const formal = reportedStatuses(mail);
  const plain = plainFailures(mail.text);
  if (formal.length > 0) return formal.map((result) => completed(result, plain));
  if (plain.length > 0) return plain;
  const named = headerOf(mail, 'x-failed-recipients')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return (named.length > 0 ? named : [null]).map((recipient) => ({
    recipient,
    status: '',
    replyCode: '',
    verdict: 'refused',
    words: mail.subject,
  }));
}

const failedSubject =
  /(undeliver|mail failure|smtp server: errors from|delivery (status notification|failure|failed|report|problem|error|has failed|unsuccessful)|returned (mail|to sender)|mail(:)? (delivery|could not|system error)|failure (notice|notification)|non.?delivery|not delivered|could not be delivered|returning message|warning: (could not send|message)|oleveransbar|kunde inte levereras|unzustellbar|nicht zugestellt|toimitus epäonnistui|ei voitu toimittaa)/i;

/** The formal part is often terser than the words: take what it lacks from the same recipient's words. */
function completed(result: DeliveryResult, plain: readonly DeliveryResult[]): DeliveryResult {
  const said =
    plain.find((one) => one.recipient !== null && one.recipient === result.recipient) ??
    (plain.length === 1 ? plain[0] : undefined);
  if (said === undefined) return result;
  return {
    ...result,
    status: result.status === '' ? said.status : result.status,
    replyCode: result.replyCode || said.replyCode,
  };
}
