import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeableAgreement } from './agreements.access.ts';
import { dropScore, keepScore } from './agreements.store.ts';
import { demandMonth } from './reckon-statement.ts';

/** Enters a survey's score of a month by hand, with who and when (SLR-5); null takes it away. */
export async function enterScore(
  tx: Tx,
  caller: Caller,
  asked: {
    readonly agreementId: string;
    readonly month: string;
    readonly goalId: string;
    readonly score: number | null;
    readonly answers: number | null;
    readonly note: string;
  },
): Promise<void> {
  const { agreementId, month, goalId, score, answers, note } = asked;
  const row = await changeableAgreement(tx, caller, agreementId);
  await demandMonth(tx, row, month);
  if (!row.terms.goals.some((goal) => goal.id === goalId && goal.kind === 'survey'))
    throw new Refusal('not-found', 'agreements.goal-unknown', { goalId });
  if (score === null) await dropScore(tx, { agreementId, month, goalId });
  else
    await keepScore(tx, { agreementId, month, goalId, score, answers, note, byName: caller.name, enteredAt: tx.now });
  const subject = { kind: 'agreement', id: agreementId };
  tx.record(caller.actor, { type: 'agreement.score-entered', subject, data: { month, goalId, score, answers, note } });
}
