import { listAudit } from '#api/house/audit.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import { idsIn } from '#core/house/audit/recorded-changes.ts';
import type { Room } from '#server/platform/room.ts';
import { readCursor, writeCursor } from '../users/cursor.ts';
import { namesOf } from './audit-names.ts';
import { type AuditRow, listAuditRows } from './audit.store.ts';

/** Who did what, when and from where (USR-1); it reaches over all sites, so the right is asked for everywhere. */
export const auditRoom: Room = {
  name: 'audit',
  routes: [
    serve(listAudit, needsEverywhere('audit.read'), async ({ tx, query }) => {
      const cursor = readCursor(query.cursor, ['seq']);
      const rows = await listAuditRows(tx, {
        ...query,
        limit: query.limit + 1,
        before: cursor && (Number(cursor.seq) || 0),
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        rows: page.map((row) => ({
          id: row.id,
          at: row.at,
          actorKind: row.actor.kind,
          actorId: row.actor.id,
          actorName: row.actorName ?? '',
          type: row.type,
          subject: { kind: row.subjectKind, id: row.subjectId },
          internetAddress: addressOf(row),
          program: 'from' in row.actor ? (row.actor.from?.program ?? null) : null,
          data: shortened(row.data),
        })),
        nextCursor: rows.length > page.length && last ? writeCursor({ seq: last.seq }) : null,
        names: await namesOf(tx, idsIn(page.map(({ subjectId, data }) => [subjectId, data])).slice(0, MOST_NAMES)),
      };
    }),
  ],
};

const MOST_NAMES = 2_000;

/** Where it was done from; who is not signed in yet has it with the attempt. */
function addressOf({ actor, data }: AuditRow): string | null {
  const address = 'from' in actor ? actor.from?.address : data['internetAddress'];
  return typeof address === 'string' ? address : null;
}

/** Long texts (a whole message) are read where they belong; the log tells that they were there. */
function shortened(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [name, text !== undefined && text.length > 600 ? `${text.slice(0, 600)}…` : value];
    }),
  );
}
