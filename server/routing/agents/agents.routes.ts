import * as api from '#api/routing/agents.ts';
import type { Standing } from '#core/routing/agents/agent-state.ts';
import { needsEverywhere, type Route, serve, signedIn } from '#server/platform/http/route.ts';
import { agentSettings, changeAgentSettings } from './agent-settings.ts';
import { visibleAgents } from './agents.access.ts';
import { listStandings } from './agents.store.ts';
import { changePauseReason, createPauseReason } from './change-pause-reasons.ts';
import { listReasons } from './pause-reasons.store.ts';
import { readAgentLog } from './read-agent-log.ts';
import { setAgentState } from './set-agent-state.ts';

const edits = needsEverywhere('settings.edit');

/** Agents' states, their log, and the reasons to pause (QUE-3). */
export const agentRoutes: readonly Route[] = [
  serve(api.listAgents, signedIn, async ({ tx, caller }) => ({
    rows: (await listStandings(tx, await visibleAgents(tx, caller))).map(({ userId, fromAt, ...row }) =>
      wired(userId, { ...row, since: fromAt }),
    ),
  })),
  serve(api.setAgentState, signedIn, async ({ tx, caller, params, body }) =>
    wired(params.userId, await setAgentState(tx, caller, { ...params, ...body })),
  ),
  serve(api.readAgentLog, signedIn, async ({ tx, caller, params, query }) => {
    const { rows, times, ...period } = await readAgentLog(tx, caller, { ...params, ...query });
    return {
      ...params,
      ...period,
      rows: rows.map(({ state, reasonId, cause, fromAt, toAt }) => ({ state, reasonId, cause, fromAt, toAt })),
      times,
    };
  }),
  serve(api.readAgentChoices, signedIn, async ({ tx }) => ({
    pauseReasons: await listReasons(tx),
    settings: await agentSettings(tx),
  })),
  serve(api.createPauseReason, edits, ({ tx, caller, body }) => createPauseReason(tx, caller.actor, body)),
  serve(api.changePauseReason, edits, ({ tx, caller, params, body }) =>
    changePauseReason(tx, caller.actor, { ...params, changes: given(body) }),
  ),
  serve(api.changeAgentSettings, edits, ({ tx, caller, body }) => changeAgentSettings(tx, caller.actor, given(body))),
];

function wired(userId: string, { state, reasonId, since, cause }: Standing): api.Agent {
  return { userId, state, reasonId, sinceAt: since, cause };
}

type Given<Body> = { [Key in keyof Body]?: Exclude<Body[Key], undefined> };

function given<Body extends object>(body: Body): Given<Body> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Given<Body>;
}
