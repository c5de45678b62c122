import type { Actor } from '#core/platform/actor.ts';
import { MINUTE, SECOND } from '#core/platform/instant.ts';
import { listOpenSessions } from '#server/house/sign-in/sessions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { agentSettings } from './agent-settings.ts';
import { findStanding, forgetScreen, noteScreen, screenSeenAt, silentScreens } from './agents.store.ts';
import { moveAgent } from './set-agent-state.ts';

/** The timer that sees, when the grace is over, whether a screen has answered. */
export const MISS = 'agents.miss';
/** The timer that now and then asks all screens whether they are there. */
export const ASK = 'agents.ask';

const presence: Actor = { kind: 'system', id: 'presence' };
const ASK_EVERY = 5 * MINUTE;

/**
 * How an agent is found to be gone (QUE-3). Every open page of theirs listens to `agent:<id>`:
 *
 *     page opens, or is asked ──says *here*──► seen now
 *     a page leaves ──► asked on the topic, and MISS is set for the end of the grace
 *     MISS: seen since it was set ──► nothing; else ──► away, connection lost
 *     ASK, at each start and every five minutes: the silent are asked as if a page had left,
 *     so that a server that died with their connections leaves nobody ready behind
 */
export async function noteHere(tx: Tx, userId: string): Promise<void> {
  if ((await findStanding(tx, userId)) === null) await moveAgent(tx, presence, userId, { kind: 'arrive' });
  await noteScreen(tx, userId);
}

/** Asks an agent's screens whether they are there, and appoints when the answer must have come. */
export async function askAgent(tx: Tx, userId: string): Promise<void> {
  const { graceSeconds } = await agentSettings(tx);
  tx.schedule({ kind: MISS, key: userId, dueAt: tx.now + graceSeconds * SECOND, payload: { askedAt: tx.now } });
  tx.tell(`agent:${userId}`, { type: 'agent.asked' });
}

/** The grace is over: away, unless a screen has answered since (QUE-3). */
export async function missAgent(tx: Tx, userId: string, askedAt: number): Promise<void> {
  const seenAt = await screenSeenAt(tx, userId);
  if (seenAt === undefined || seenAt >= askedAt) return;
  await loseAgent(tx, userId, (await listOpenSessions(tx, userId)).length === 0 ? 'signed-out' : 'connection-lost');
}

/** A session has ended: whoever has none left is away at once (QUE-3). */
export async function leaveWithSession(tx: Tx, userId: string): Promise<void> {
  if ((await listOpenSessions(tx, userId)).length === 0) await loseAgent(tx, userId, 'signed-out');
}

/** Asks all who have been silent for a while, and appoints the next time. */
export async function askTheSilent(tx: Tx): Promise<void> {
  for (const userId of await silentScreens(tx, tx.now - ASK_EVERY / 2)) await askAgent(tx, userId);
  tx.schedule({ kind: ASK, key: 'all', dueAt: tx.now + ASK_EVERY });
}

async function loseAgent(tx: Tx, userId: string, cause: 'connection-lost' | 'signed-out'): Promise<void> {
  await forgetScreen(tx, userId);
  await moveAgent(tx, presence, userId, { kind: 'lost', cause });
}
