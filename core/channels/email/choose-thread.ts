import type { Address } from './read-mail.ts';

/** A ticket a mail may belong to, and what led there (EML-3). */
export interface ThreadClue {
  readonly ticketId: string;
  readonly by: 'token' | 'reference' | 'subject-token' | 'subject-number';
  /** Everybody who has written in the ticket or been written to from it, in lower case. */
  readonly participants: ReadonlySet<string>;
}

/** Where a mail goes: into a ticket, to a new one, and if a clue was refused, why (EML-3). */
export type ThreadChoice =
  | { readonly ticketId: string; readonly by: ThreadClue['by'] }
  | { readonly ticketId: null; readonly refused: 'stranger' | null };

/**
 * Chooses the ticket a mail belongs to (EML-3): the first clue that lets its sender in.
 *
 * A signed token lets anybody in who holds it. A reference or a bare number is only a claim: a stranger may have
 * seen them, so the sender must have taken part in that ticket, or be a colleague of ours.
 */
export function chooseThread(
  clues: readonly ThreadClue[],
  senders: readonly Address[],
  isColleague: (address: string) => boolean,
): ThreadChoice {
  let refused = false;
  for (const clue of clues) {
    if (clue.by === 'token' || clue.by === 'subject-token') return { ticketId: clue.ticketId, by: clue.by };
    const known = senders.some(({ address }) => clue.participants.has(address) || isColleague(address));
    if (known) return { ticketId: clue.ticketId, by: clue.by };
    refused = true;
  }
  return { ticketId: null, refused: refused ? 'stranger' : null };
}
