import { describe, expect, it } from 'vitest';
import { bareSubject, forwardSubject, replySubject } from './reply-subject.ts';

describe('subjects of answers', () => {
  it('TKT-3: an answer carries one prefix', () => {
    expect(replySubject('SV: Re: Beställning 88213 saknas')).toBe('Re: Beställning 88213 saknas');
  });

  it.each(['Sv: Kaffe', 'VS: Kaffe', 'AW: Re[2]: Kaffe', 'Fwd: Vb: Kaffe', 'Antw: WG: Kaffe'])(
    'TKT-3: ”%s” is about ”Kaffe”',
    (subject) => expect(bareSubject(subject)).toBe('Kaffe'),
  );

  it('TKT-3: a word that only looks like a prefix stays', () => {
    expect(bareSubject('Reklamation: trasig kvarn')).toBe('Reklamation: trasig kvarn');
    expect(bareSubject('[EXT] Sv: Kaffe')).toBe('[EXT] Sv: Kaffe');
  });

  it('TKT-3: a forward says so', () => {
    expect(forwardSubject('Re: Pall 2')).toBe('Fwd: Pall 2');
  });
});
