import { describe, expect, it } from 'vitest';
import { guessServers } from './guess-servers.ts';

describe('EML-1 the servers of an address', () => {
  it('EML-1: an address proposes its servers, the great providers’ by their own names', () => {
    expect(guessServers(' Info@Fjallbo.se ')).toEqual({
      imap: 'imap.fjallbo.se',
      pop3: 'pop.fjallbo.se',
      smtp: 'smtp.fjallbo.se',
    });
    expect(guessServers('a@gmail.com')?.imap).toBe('imap.gmail.com');
    expect(guessServers('a@hotmail.se')?.smtp).toBe('smtp.office365.com');
    expect(guessServers('a@gmx.de')?.smtp).toBe('mail.gmx.net');
  });

  it('EML-1: what is no whole address proposes nothing', () => {
    for (const text of ['', 'info', 'info@', 'info@fjallbo', '@', 'a b@c d'])
      expect(guessServers(text)).toBeUndefined();
  });
});
