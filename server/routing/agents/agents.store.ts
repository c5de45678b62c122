import { sql } from 'kysely';
import type { AgentState, Standing, StateCause } from '#core/routing/agents/agent-state.ts';
import type { StateStretch } from '#core/routing/agents/state-log.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A stretch of an agent's log as it is kept (QUE-3). */
export interface AgentStateRow {
  readonly id: string;
  readonly userId: string;
  readonly state: AgentState;
  readonly reasonId: string | null;
  readonly cause: StateCause;
  readonly fromAt: Instant;
  readonly toAt: Instant | null;
}

type AgentTables = {
  agentStates: AgentStateRow;
  agentScreens: { userId: string; seenAt: Instant };
};
const tables = (tx: Tx) => tx.db.withTables<AgentTables>();

/** Holds an agent until the end of the transaction, so that states follow one another; false when there is no such user. */
export async function holdAgent(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from users where id = ${userId} for no key update`.execute(tx.db);
  return rows.length > 0;
}

/** The state an agent is in; null when none was ever known. */
export async function findStanding(tx: Tx, userId: string): Promise<Standing | null> {
  const row = await tables(tx)
    .selectFrom('agentStates')
    .selectAll()
    .where('userId', '=', userId)
    .where('toAt', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { state: row.state, reasonId: row.reasonId, since: row.fromAt, cause: row.cause };
}

/** Ends the stretch that goes on, and begins the next. */
export async function beginStretch(tx: Tx, userId: string, next: Standing): Promise<void> {
  await tables(tx)
    .updateTable('agentStates')
    .set({ toAt: next.since })
    .where('userId', '=', userId)
    .where('toAt', 'is', null)
    .execute();
  const { state, reasonId, cause, since } = next;
  await tables(tx)
    .insertInto('agentStates')
    .values({ id: tx.newId(), userId, state, reasonId, cause, fromAt: since, toAt: null })
    .execute();
}

/** The states that hold now, of these users or of all. */
export async function listStandings(tx: Tx, userIds: readonly string[] | undefined): Promise<AgentStateRow[]> {
  let query = tables(tx).selectFrom('agentStates').selectAll().where('toAt', 'is', null);
  if (userIds !== undefined) query = query.where(sql<boolean>`user_id = any(${[...userIds]}::uuid[])`);
  return query.execute();
}

/** The log of agents' states that touches a period, in order of time. */
export async function logOf(
  tx: Tx,
  userIds: readonly string[],
  period: { readonly from: Instant; readonly to: Instant },
): Promise<AgentStateRow[]> {
  const { rows } = await sql<AgentStateRow>`
    select * from agent_states
    where user_id = any(${[...userIds]}::uuid[]) and from_at < ${period.to} and coalesce(to_at, ${period.to}) > ${period.from}
    order by user_id, from_at, id`.execute(tx.db);
  return rows;
}

/** A kept stretch as the log's rules read it. */
export function stretchOf({ state, reasonId, fromAt, toAt }: AgentStateRow): StateStretch {
  return { state, reasonId, from: fromAt, to: toAt };
}

/** Notes that a screen of theirs is there. */
export async function noteScreen(tx: Tx, userId: string): Promise<void> {
  await tables(tx)
    .insertInto('agentScreens')
    .values({ userId, seenAt: tx.now })
    .onConflict((conflict) => conflict.column('userId').doUpdateSet({ seenAt: tx.now }))
    .execute();
}

/** When a screen of theirs last said that it is there; undefined when none has been since they were lost. */
export async function screenSeenAt(tx: Tx, userId: string): Promise<Instant | undefined> {
  const row = await tables(tx)
    .selectFrom('agentScreens')
    .select('seenAt')
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row?.seenAt;
}

/** Forgets that a screen of theirs is there. */
export async function forgetScreen(tx: Tx, userId: string): Promise<void> {
  await tables(tx).deleteFrom('agentScreens').where('userId', '=', userId).execute();
}

/** Agents whose screens have said nothing since an instant. */
export async function silentScreens(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await tables(tx).selectFrom('agentScreens').select('userId').where('seenAt', '<=', before).execute();
  return rows.map(({ userId }) => userId);
}
