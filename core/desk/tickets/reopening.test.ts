import { describe, expect, it } from 'vitest';
import { DAY } from '#core/platform/instant.ts';
import { decideReopening, isThankYou } from './reopening.ts';

const closedAt = Date.parse('2025-10-30T12:00:00Z');
const thanks = { text: 'Tack så mycket för hjälpen!', hasAttachments: false, receivedAt: closedAt + DAY };
const question = { ...thanks, text: 'Tack! Men när kommer pallen?' };

describe('a message on a closed ticket', () => {
  it('TKT-4: a mere thank-you leaves the ticket closed when so set, and reopens it otherwise', () => {
    expect(decideReopening({ rule: 'unless-thanks', withinDays: null }, thanks, closedAt)).toBe('stay-closed');
    expect(decideReopening({ rule: 'reopen', withinDays: null }, thanks, closedAt)).toBe('reopen');
  });

  it('TKT-4: a thank-you with a question or an attachment reopens', () => {
    expect(decideReopening({ rule: 'unless-thanks', withinDays: null }, question, closedAt)).toBe('reopen');
    const withPicture = { ...thanks, hasAttachments: true };
    expect(decideReopening({ rule: 'unless-thanks', withinDays: null }, withPicture, closedAt)).toBe('reopen');
  });

  it('TKT-4: after the set number of days a message opens a new ticket; exactly at the limit it still reopens', () => {
    const setting = { rule: 'reopen', withinDays: 14 } as const;
    expect(decideReopening(setting, { ...question, receivedAt: closedAt + 14 * DAY }, closedAt)).toBe('reopen');
    expect(decideReopening(setting, { ...question, receivedAt: closedAt + 14 * DAY + 1 }, closedAt)).toBe('new-ticket');
  });

  it('TKT-4: with reopening off every real message becomes a ticket of its own', () => {
    expect(decideReopening({ rule: 'never', withinDays: null }, question, closedAt)).toBe('new-ticket');
  });

  it.each([
    'Tack!',
    'Hej! Tusentack, toppen.',
    'Thank you very much',
    'Vielen Dank für die schnelle Antwort',
    'Kiitos paljon avusta',
  ])('TKT-4: ”%s” is a thank-you', (text) => expect(isThankYou(text)).toBe(true));

  it.each(['', 'Ok', 'Tack, men den är trasig', 'Thanks but wrong size', 'Tack?'])(
    'TKT-4: ”%s” is not a mere thank-you',
    (text) => expect(isThankYou(text)).toBe(false),
  );
});
