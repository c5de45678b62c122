import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { rankFulfilment, Ranking } from '#api/insight/agreements.ts';
import { coveredMonth, monthAt } from '#core/insight/agreements/month.ts';
import { rank } from '#core/insight/agreements/rank.ts';
import { addTally, emptyTally, levelOf, missedOf, type Tally } from '#core/insight/sla-reports/tally.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { tallyOf } from '../sla-reports/compliance-report.ts';
import { readCells } from '../sla-reports/compliance.store.ts';
import { type FileForm, inForm } from '../sla-reports/report-files.ts';
import { readReportGoal } from '../sla-reports/report-goal.ts';
import { readReportZone, readRowNames } from '../sla-reports/report-names.store.ts';
import { wholeScope } from '../sla-reports/report-scope.ts';
import { mayReadAgreement } from './agreements.access.ts';
import { findAgreements } from './agreements.store.ts';
import { rankingSheet } from './ranking-sheet.ts';
import { evidenceScope } from './reckon-statement.ts';

/** Sites, departments or agreements by the share of promises kept in a month, with the counts (SLR-5). */
export async function rankFulfilmentOf(
  tx: Tx,
  caller: Caller,
  { by, month: asked }: { by: Ranking; month?: string | undefined },
): Promise<ReplyOf<typeof rankFulfilment>> {
  const zone = await readReportZone(tx);
  const month = asked ?? monthAt(zone, tx.now);
  const covered = coveredMonth(month, { startsOn: '0001-01-01', endsOn: null }, zone);
  if (covered === null) throw new Refusal('invalid', 'sla-reports.period-unclear', { month });
  const reckon = { clock: 'business', boundaries: [covered.from], most: 100_000 } as const;
  const rows: { key: string | null; name: string | null; siteName: string | null; tally: Tally }[] = [];
  if (by === 'agreement') {
    for (const row of (await findAgreements(tx)).filter((one) => mayReadAgreement(caller, one))) {
      const part = coveredMonth(month, row.terms, zone);
      if (part === null) continue;
      const cells = await readCells(tx, evidenceScope(tx, row, part), { ...reckon, rows: 'time' });
      const tally = cells.map(tallyOf).reduce(addTally, emptyTally);
      rows.push({ key: row.id, name: `${row.companyName ?? ''} · ${row.terms.name}`, siteName: row.siteName, tally });
    }
  } else {
    const cells = await readCells(tx, wholeScope(caller, covered, tx.now), { ...reckon, rows: by });
    const tallies = new Map<string | null, Tally>();
    for (const cell of cells) tallies.set(cell.key, addTally(tallies.get(cell.key) ?? emptyTally, tallyOf(cell)));
    const names = await readRowNames(
      tx,
      by,
      [...tallies.keys()].filter((key) => key !== null),
    );
    for (const [key, tally] of tallies) {
      const named = key === null ? undefined : names.get(key);
      rows.push({ key, name: named?.name ?? null, siteName: named?.siteName ?? null, tally });
    }
  }
  const counted = rows.map(({ tally, ...row }) => ({
    ...row,
    met: tally.met,
    missed: missedOf(tally),
    overdue: tally.overdue,
    level: levelOf(tally),
  }));
  return { month, zone, goal: await readReportGoal(tx), rows: [...rank(counted)] };
}

/** The same as a file with the rows of the screen (SLR-4, SLR-5). */
export async function rankingFile(
  tx: Tx,
  caller: Caller,
  asked: Parameters<typeof rankFulfilmentOf>[2],
  form: FileForm,
): Promise<FileReply> {
  return inForm(rankingSheet(await rankFulfilmentOf(tx, caller, asked), asked.by, caller.language), form);
}
