import { z } from 'zod';
import { agentStates, chosenStates, stateCauses } from '#core/routing/agents/agent-state.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';

const agentParams = z.object({ userId: z.uuid() });

/** The state an agent is in, and since when (QUE-3). */
export const agent = z.object({
  userId: z.uuid(),
  state: z.enum(agentStates),
  /** Why they pause; null in every other state. */
  reasonId: z.string().nullable(),
  sinceAt: instant,
  cause: z.enum(stateCauses),
});
export type Agent = z.output<typeof agent>;

/** A reason to pause (QUE-3): from the start `break`, `lunch`, `meeting`, `education`. */
export const pauseReason = z.object({
  id: z.string(),
  name: z.string().nullable(),
  plannedMinutes: z.number().int().nullable(),
  position: z.number().int(),
  active: z.boolean(),
});
export type PauseReason = z.output<typeof pauseReason>;

/** What is set for all agents. */
export const agentSettings = z.object({
  /** How long an agent may be without any screen that answers before they are away. */
  graceSeconds: z.number().int().min(15).max(3600),
});

export const listAgents = endpoint({
  method: 'GET',
  path: '/agents',
  summary: 'The states of the caller and their colleagues; who is not listed has never opened the desk and is away.',
  answer: z.object({ rows: z.array(agent) }),
});

export const setAgentState = endpoint({
  method: 'PUT',
  path: '/agents/{userId}/state',
  summary: 'Sets one’s own state, or that of an agent one leads; a pause needs a reason.',
  params: agentParams,
  body: z.object({ state: z.enum(chosenStates), reasonId: z.string().min(1).max(60).nullable().default(null) }),
  answer: agent,
  refusals: ['agents.reason-needed', 'agents.reason-unknown', 'agents.occupied', 'users.not-found'],
});

export const readAgentLog = endpoint({
  method: 'GET',
  path: '/agents/{userId}/states',
  summary: 'The log of an agent’s states over at most 31 days, and the time in each; for oneself and who leads them.',
  params: agentParams,
  query: z.object({ from: instant.optional(), to: instant.optional() }),
  answer: z.object({
    userId: z.uuid(),
    from: instant,
    to: instant,
    rows: z.array(
      z.object({
        state: z.enum(agentStates),
        reasonId: z.string().nullable(),
        cause: z.enum(stateCauses),
        fromAt: instant,
        toAt: instant.nullable(),
      }),
    ),
    /** Time per state and reason within the period, the open stretch counted to now. */
    times: z.array(z.object({ state: z.enum(agentStates), reasonId: z.string().nullable(), ms: z.number().int() })),
  }),
  refusals: ['users.not-found', 'agents.period'],
});

export const readAgentChoices = endpoint({
  method: 'GET',
  path: '/agent-choices',
  summary: 'Reasons to pause, and what is set for all agents.',
  answer: z.object({ pauseReasons: z.array(pauseReason), settings: agentSettings }),
});

const reasonName = z.string().trim().min(1).max(60);
const plannedMinutes = z.number().int().min(1).max(1440).nullable();

export const createPauseReason = endpoint({
  method: 'POST',
  path: '/pause-reasons',
  summary: 'Adds a reason to pause.',
  body: z.object({ name: reasonName, plannedMinutes: plannedMinutes.default(null) }),
  answer: pauseReason,
  refusals: ['agents.reason-name-taken'],
});

export const changePauseReason = endpoint({
  method: 'PATCH',
  path: '/pause-reasons/{reasonId}',
  summary: 'Renames, moves or retires a reason to pause; one must be left.',
  params: z.object({ reasonId: z.string().min(1).max(60) }),
  body: z.object({
    name: reasonName.nullable().optional(),
    plannedMinutes: plannedMinutes.optional(),
    position: z.number().int().min(0).max(10_000).optional(),
    active: z.boolean().optional(),
  }),
  answer: pauseReason,
  refusals: ['agents.reason-unknown', 'agents.reason-name-taken', 'agents.last-reason'],
});

export const changeAgentSettings = endpoint({
  method: 'PATCH',
  path: '/agent-settings',
  summary: 'Changes what is set for all agents.',
  body: agentSettings.partial(),
  answer: agentSettings,
});
