import { sql } from 'kysely';
import type { Language } from '#core/house/users/language.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Assignment } from '../roles/roles.store.ts';

/** An invitation's row. */
export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly assignments: Assignment[];
  readonly groupIds: string[];
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

type InvitationTables = { invitations: InvitationRow };

const tables = (tx: Tx) => tx.db.withTables<InvitationTables>();

/** Writes an invitation. */
export async function insertInvitation(tx: Tx, row: Omit<InvitationRow, 'endedAt'>): Promise<void> {
  await tables(tx)
    .insertInto('invitations')
    .values({
      ...row,
      groupIds: [...row.groupIds],
      assignments: sql<Assignment[]>`${JSON.stringify(row.assignments)}::jsonb`,
      endedAt: null,
    })
    .execute();
}

/** Invitations that wait, newest first. */
export async function waitingInvitations(tx: Tx): Promise<InvitationRow[]> {
  return tables(tx)
    .selectFrom('invitations')
    .selectAll()
    .where('endedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** A waiting invitation by its link, locked. */
export async function findInvitationByHash(tx: Tx, tokenHash: string): Promise<InvitationRow | undefined> {
  return tables(tx)
    .selectFrom('invitations')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', tx.now)
    .forUpdate()
    .executeTakeFirst();
}

/** Ends an invitation. */
export async function endInvitation(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('invitations').set({ endedAt: tx.now }).where('id', '=', id).execute();
}

/** Ends invitations that wait for an address. */
export async function endInvitationsTo(tx: Tx, email: string): Promise<void> {
  await tables(tx)
    .updateTable('invitations')
    .set({ endedAt: tx.now })
    .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('endedAt', 'is', null)
    .execute();
}
