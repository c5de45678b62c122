import type { Instant } from '#core/platform/instant.ts';
import { type StateStretch, stateAt } from '#core/routing/agents/state-log.ts';
import type { RuleMoment } from './rechosen-facts.ts';

/** Agents' logs of states, by agent and in order of time (QUE-3). */
export type Logs = ReadonlyMap<string, readonly StateStretch[]>;

/**
 * The moments with the owner's state as the log had it (SLA-3, SLA-10), and between two of them a moment for each change
 * of that state, since the rules are tried then too. Without logs they stay as they are.
 */
export function withStates(moments: readonly RuleMoment[], logs: Logs, now: Instant): RuleMoment[] {
  if (logs.size === 0) return [...moments];
  return moments.flatMap((moment, place) => {
    const { owner } = moment.facts;
    const log = owner === null ? [] : (logs.get(owner) ?? []);
    const until = moments[place + 1]?.at ?? now;
    const changes = log.filter(
      ({ from, state }, at) => from > moment.at && from < until && log[at - 1]?.state !== state,
    );
    return [
      seen(moment, stateAt(log, moment.at)),
      ...(moment.open ? changes : []).map(({ from, state }, nth) => ({
        ...seen({ ...moment, facts: { ...moment.facts, now: from } }, state),
        eventId: `${moment.eventId} state ${nth}`,
        at: from,
      })),
    ];
  });
}

function seen(moment: RuleMoment, ownerState: string | null): RuleMoment {
  return { ...moment, facts: { ...moment.facts, ownerState } };
}
