import type { Actor } from '#core/platform/actor.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What is set for all agents (QUE-3). */
export interface AgentSettings {
  /** How long an agent may be without any screen that answers before they are away. */
  readonly graceSeconds: number;
}

const fromTheStart: AgentSettings = { graceSeconds: 120 };

/** The settings of agents as they are. */
export async function agentSettings(tx: Tx): Promise<AgentSettings> {
  return { ...fromTheStart, ...(await readSetting<Partial<AgentSettings>>(tx, 'agents')) };
}

/** Changes them. */
export async function changeAgentSettings(tx: Tx, by: Actor, changes: Partial<AgentSettings>): Promise<AgentSettings> {
  const after = { ...(await agentSettings(tx)), ...changes };
  await writeSetting(tx, 'agents', after);
  tx.record(by, {
    type: 'agent-settings.changed',
    subject: { kind: 'agent-setting', id: 'all' },
    data: { ...changes },
    topics: ['agent-choices'],
  });
  return after;
}
