import type { AgentState } from '#core/routing/agents/agent-state.ts';
import { useAgents } from './use-agents.tsx';
import './agents.css';

/** A colleague's state beside their name (QUE-3): told by form and colour, and in words to who cannot see it. */
export function PresenceDot({ userId }: { readonly userId: string }) {
  const agents = useAgents();
  const agent = agents.of(userId);
  const said = agents.say(agent);
  return <span className={`pres ${presence[agent?.state ?? 'away']}`} role="img" aria-label={said} title={said} />;
}

const presence: Readonly<Record<AgentState, 'ok' | 'busy' | 'pause' | 'away'>> = {
  ready: 'ok',
  busy: 'busy',
  ringing: 'busy',
  talking: 'busy',
  'wrap-up': 'busy',
  paused: 'pause',
  away: 'away',
};
