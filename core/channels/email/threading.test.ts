import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chooseThread, type ThreadClue } from './choose-thread.ts';
import { answerSubject, cleanSubject } from './clean-subject.ts';
import { readForwarded } from './forwarded-mail.ts';
import { mailExample } from './mail.examples.ts';
import { messageOfId, ourMessageId } from './message-id.ts';
import { addressWithToken, numbersInSubject, subjectToken, ticketOfAddress } from './ticket-token.ts';

const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
const forge = (text: string) => createHmac('sha256', 'guess').update(text).digest('hex');
const ticketId = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const karin = { name: 'Karin', address: 'karin@kaffebolaget.example' };
const nobody = () => false;
const clue = (by: ThreadClue['by'], ...participants: string[]): ThreadClue => ({
  ticketId,
  by,
  participants: new Set(participants),
});

describe('EML-3 which ticket a mail belongs to', () => {
  it('EML-3: our Message-ID carries the message, and no other Message-ID does', () => {
    expect(messageOfId(ourMessageId(ticketId, 'svara.example'))).toBe(ticketId);
    expect(messageOfId('<svara.1@svara.example>')).toBeNull();
    expect(messageOfId('<CA+abc@mail.example>')).toBeNull();
  });

  it('EML-3: the token in the address opens its ticket, in any case of letters, and a forged one opens none', () => {
    const address = addressWithToken('support@fjallgren.example', ticketId, sign);
    expect(ticketOfAddress(address, sign)).toBe(ticketId);
    expect(ticketOfAddress(address.toUpperCase(), sign)).toBe(ticketId);
    expect(ticketOfAddress(addressWithToken('support@fjallgren.example', ticketId, forge), sign)).toBeNull();
    expect(ticketOfAddress('support@fjallgren.example', sign)).toBeNull();
    expect(address.slice(0, address.indexOf('@')).length).toBeLessThanOrEqual(64);
  });

  it('EML-3: the mark in the subject is proven only when signed by us', () => {
    expect(numbersInSubject(`Sv: Kaffe ${subjectToken('FJ-20418', sign)}`, sign)[0]).toEqual({
      number: 'FJ-20418',
      proven: true,
    });
    expect(numbersInSubject(`Kaffe ${subjectToken('FJ-20418', forge)}`, sign)[0]).toEqual({
      number: 'FJ-20418',
      proven: false,
    });
    expect(numbersInSubject('Kaffe [FJ-20418]', sign)).toEqual([{ number: 'FJ-20418', proven: false }]);
    const both = `[JIRA-77] Kaffe ${subjectToken('FJ-20418', sign)}`;
    expect(numbersInSubject(both, sign).map(({ number }) => number)).toEqual(['FJ-20418', 'JIRA-77']);
    expect(numbersInSubject('Faktura 20418', sign)).toEqual([]);
  });

  it('EML-3: a stranger who knows a ticket number or has seen a Message-ID cannot write into the ticket', () => {
    const stranger = [{ name: '', address: 'eve@elsewhere.example' }];
    for (const by of ['reference', 'subject-number'] as const)
      expect(chooseThread([clue(by, karin.address)], stranger, nobody)).toEqual({
        ticketId: null,
        refused: 'stranger',
      });
  });

  it('EML-3: whoever took part, holds the token or works here may', () => {
    expect(chooseThread([clue('reference', karin.address)], [karin], nobody)).toEqual({ ticketId, by: 'reference' });
    const stranger = [{ name: '', address: 'colleague@kaffebolaget.example' }];
    expect(chooseThread([clue('token')], stranger, nobody)).toEqual({ ticketId, by: 'token' });
    expect(chooseThread([clue('reference')], stranger, () => true)).toEqual({ ticketId, by: 'reference' });
    expect(chooseThread([], [karin], nobody)).toEqual({ ticketId: null, refused: null });
  });

  it('EML-3: a colleague’s forward names the customer who first wrote', () => {
    const text =
      'Kan ni ta denna?\n\n________________________________\nFrån: Karin Kaffe <karin@kaffebolaget.example>\nSkickat: den 5 juni 2026 12:22\nTill: anna@fjallgren.example\nÄmne: Maskinen läcker\n\nHej!\n';
    expect(readForwarded(mailExample({ subject: 'VB: Maskinen läcker', text }))).toEqual({
      from: { name: 'Karin Kaffe', address: 'karin@kaffebolaget.example' },
      subject: 'Maskinen läcker',
    });
    const apple =
      '\nBegin forwarded message:\n\n> From: "Karin Kaffe" <karin@kaffebolaget.example>\n> Subject: Läcker\n';
    expect(readForwarded(mailExample({ subject: 'Fwd: Läcker', text: apple }))?.from.address).toBe(
      'karin@kaffebolaget.example',
    );
  });

  it('EML-3: a reply that quotes headers is no forward', () => {
    const text = 'Tack!\n\nFrån: Anna <anna@fjallgren.example>\nSkickat: i dag\nTill: Karin\nÄmne: Kaffe\n';
    expect(readForwarded(mailExample({ subject: 'SV: Kaffe', text }))).toBeNull();
  });

  it('EML-3: subjects lose prefixes and marks, and keep the customer’s words', () => {
    expect(cleanSubject('Sv: RE: VB: [FJ-20418] Kaffe [EXT] läcker')).toBe('Kaffe [EXT] läcker');
    expect(cleanSubject(`Re[2]: Kaffe ${subjectToken('FJ-20418', sign)}`)).toBe('Kaffe');
    expect(answerSubject('SV: Kaffe [FJ-20418]', '[FJ-20418]')).toBe('Re: Kaffe [FJ-20418]');
    expect(cleanSubject('Re: ')).toBe('');
  });
});
