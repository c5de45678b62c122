import { describe, expect, it } from 'vitest';
import { classifyMail, type MailKind, mayAutoReply, mayStartWork } from './automatic-mail.ts';
import { mailExample, partExample } from './mail.examples.ts';

const kindOf = (...given: Parameters<typeof mailExample>): MailKind => classifyMail(mailExample(...given)).kind;

describe('EML-2 human or machine', () => {
  it('EML-2: a customer’s mail is human, may start a ticket and be answered', () => {
    expect(kindOf()).toBe('human');
    expect(mayStartWork('human')).toBe(true);
    expect(mayAutoReply(mailExample(), 'human')).toBe(true);
  });

  it('EML-2: Auto-Submitted: no is a human, whatever lists or subjects hint', () => {
    expect(kindOf({ headers: { 'auto-submitted': 'No' } })).toBe('human');
    expect(kindOf({ headers: { 'auto-submitted': 'no', precedence: 'bulk' }, subject: 'Autosvar: borta' })).toBe(
      'human',
    );
  });

  it('EML-2: automatic answers are known by header, by precedence and by the mail programs’ own subjects', () => {
    expect(kindOf({ headers: { 'auto-submitted': 'auto-replied; owner-email="x"' } })).toBe('auto-reply');
    expect(kindOf({ headers: { 'x-autoreply': 'yes' } })).toBe('auto-reply');
    expect(kindOf({ headers: { precedence: 'auto_reply' } })).toBe('auto-reply');
    for (const subject of [
      'Autosvar: Semester',
      'Automatic reply: Hi',
      'Automaattinen vastaus: x',
      'Automatische Antwort: y',
    ])
      expect(kindOf({ subject })).toBe('auto-reply');
    expect(kindOf({ subject: 'Out of the office', headers: { 'x-auto-response-suppress': 'All' } })).toBe('auto-reply');
  });

  it('EML-2: a human who writes about being away, or answers an automatic answer, is human', () => {
    expect(kindOf({ subject: 'Semester i juli' })).toBe('human');
    expect(kindOf({ subject: 'Sv: Autosvar: Semester' })).toBe('human');
    expect(kindOf({ subject: 'Out of office chairs' })).toBe('human');
  });

  it('EML-2: a mail through a list may become a ticket and is never answered', () => {
    expect(kindOf({ headers: { 'list-id': '<kunder.example>' } })).toBe('list');
    expect(mayStartWork('list')).toBe(true);
    expect(mayAutoReply(mailExample(), 'list')).toBe(false);
  });

  it('EML-2: robots, empty return paths and notices start nothing', () => {
    expect(kindOf({ headers: { 'auto-submitted': 'auto-generated' } })).toBe('auto-generated');
    expect(kindOf({ headers: { 'return-path': '<>' } })).toBe('auto-generated');
    expect(mayStartWork('auto-generated')).toBe(false);
    expect(mayStartWork('auto-reply')).toBe(false);
    expect(mayStartWork('delivery-report')).toBe(false);
  });

  it('EML-2: an answer to an invitation is automatic, an invitation is a human’s', () => {
    expect(kindOf({ parts: [partExample({ contentType: 'text/calendar', method: 'REPLY' })] })).toBe('calendar-reply');
    expect(kindOf({ parts: [partExample({ contentType: 'text/calendar', method: 'REQUEST' })] })).toBe('human');
  });

  it('EML-2: a read receipt and a complaint report are no customer’s words', () => {
    expect(kindOf({ parts: [partExample({ contentType: 'message/disposition-notification' })] })).toBe('read-receipt');
    expect(kindOf({ headers: { 'content-type': 'multipart/report; report-type=feedback-report' } })).toBe(
      'feedback-report',
    );
  });

  it('EML-2: our own mail that comes back is a loop', () => {
    const own = mailExample({ headers: { 'x-svara-loop': 'house-7' } });
    expect(classifyMail(own, 'house-7').kind).toBe('loop');
    expect(classifyMail(own, 'another-house').kind).toBe('human');
  });

  it('EML-2: nobody without an address, at a no-reply address or who asked to be spared is answered', () => {
    expect(mayAutoReply(mailExample({ from: null }), 'human')).toBe(false);
    for (const address of ['noreply@x.example', 'no-reply@x.example', 'do-not-reply@x.example', 'ingen-svar@x.example'])
      expect(mayAutoReply(mailExample({ from: { name: '', address } }), 'human')).toBe(false);
    expect(mayAutoReply(mailExample({ headers: { 'x-auto-response-suppress': 'OOF, AutoReply' } }), 'human')).toBe(
      false,
    );
    expect(mayAutoReply(mailExample({ from: { name: '', address: 'reply.andersson@x.example' } }), 'human')).toBe(true);
  });
});
