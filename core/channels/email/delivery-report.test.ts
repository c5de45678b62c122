import { describe, expect, it } from 'vitest';
import { isDeliveryReport, readDeliveryReport } from './delivery-report.ts';
import { mailExample, partExample } from './mail.examples.ts';

const daemon = { name: 'Mail Delivery System', address: 'mailer-daemon@mx.example' };

function formal(fields: string) {
  return mailExample({
    from: daemon,
    parts: [
      partExample({ contentType: 'message/delivery-status', text: `Reporting-MTA: dns; mx.example\n\n${fields}` }),
    ],
  });
}

describe('EML-4 delivery reports', () => {
  it('EML-4: 5.1.1 is lasting and marks the address', () => {
    const report = formal(
      'Final-Recipient: rfc822; Karin@Kaffebolaget.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User\n unknown',
    );
    expect(readDeliveryReport(report)).toEqual([
      expect.objectContaining({
        recipient: 'karin@kaffebolaget.example',
        status: '5.1.1',
        replyCode: '550',
        verdict: 'lasting',
      }),
    ]);
  });

  it('EML-4: 4.x.x passes, a full mailbox passes, a refused mail is not a dead address', () => {
    const verdict = (fields: string) =>
      readDeliveryReport(formal(`Final-Recipient: rfc822;a@b.example\n${fields}`))[0]?.verdict;
    expect(verdict('Action: failed\nStatus: 4.4.1')).toBe('passing');
    expect(verdict('Action: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 mailbox full')).toBe('passing');
    expect(verdict('Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 blocked')).toBe('refused');
    expect(verdict('Action: delayed\nStatus: 4.4.7')).toBe('delayed');
    expect(verdict('Action: delivered\nStatus: 2.1.5')).toBe('delivered');
  });

  it('EML-4: exim, qmail, sendmail and Exchange tell it in plain words', () => {
    const told = (text: string) =>
      readDeliveryReport(mailExample({ from: daemon, subject: 'Mail delivery failed', text }));
    expect(
      told(
        'The following address(es) failed:\n\n  a@b.example\n    SMTP error from remote mail server: 550 5.1.1 No such user\n',
      ),
    ).toMatchObject([{ recipient: 'a@b.example', status: '5.1.1', replyCode: '550', verdict: 'lasting' }]);
    expect(
      told('Hi. This is the qmail-send program.\n\n<a@b.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n'),
    ).toMatchObject([{ recipient: 'a@b.example', status: '5.1.1', verdict: 'lasting' }]);
    expect(
      told('   ----- Transcript of session follows -----\n550 5.1.1 <a@b.example>... User unknown\n'),
    ).toMatchObject([{ recipient: 'a@b.example', status: '5.1.1', replyCode: '550' }]);
    expect(
      told(
        'did not reach the following recipient(s):\n\na@b.example on Sun, 22 Nov 2026\n    The e-mail account does not exist at the organization\n',
      ),
    ).toMatchObject([{ recipient: 'a@b.example', verdict: 'lasting' }]);
  });

  it('EML-4: a customer who writes about a bounce writes a human mail', () => {
    expect(
      isDeliveryReport(
        mailExample({ subject: 'Undelivered parcel', text: 'My parcel failed to arrive, call a@b.example' }),
      ),
    ).toBeNull();
  });

  it('EML-4: a report that names nobody still is one', () => {
    const mute = mailExample({ from: daemon, subject: 'Undelivered Mail Returned to Sender', text: 'Sorry.' });
    expect(isDeliveryReport(mute)).not.toBeNull();
    expect(readDeliveryReport(mute)).toHaveLength(1);
  });
});
