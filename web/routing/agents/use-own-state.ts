import { setAgentState } from '#api/routing/agents.ts';
import type { ChosenState } from '#core/routing/agents/agent-state.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { useAgents } from './use-agents.tsx';

/** One's own state and how it is chosen (QUE-3): shown at once, put back with the reason when it is refused. */
export function useOwnState() {
  const me = useMe();
  const agents = useAgents();
  const own = agents.of(me?.id);
  const choose = (state: ChosenState, reasonId: string | null = null) => {
    if (!me) return;
    if (reasonId !== null) localStorage.setItem(LAST_REASON, reasonId);
    agents.put({ userId: me.id, state, reasonId, sinceAt: presentInstant(), cause: 'chosen' });
    call(setAgentState, { params: { userId: me.id }, body: { state, reasonId } }).then(agents.put, (error) => {
      if (own) agents.put(own);
      toast({ text: errorSentence(error), tone: 'bad' });
    });
  };
  const [first] = agents.reasons;
  const last = agents.reasons.find((one) => one.id === localStorage.getItem(LAST_REASON)) ?? first;
  return {
    own,
    agents,
    choose,
    /** Ready becomes the pause last chosen on this device; everything else becomes ready. */
    toggle: () => (own?.state === 'ready' && last ? choose('paused', last.id) : choose('ready')),
  };
}

const LAST_REASON = 'svara.lastPauseReason';
