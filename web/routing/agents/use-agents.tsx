import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Agent, listAgents, readAgentChoices } from '#api/routing/agents.ts';
import type { AgentState } from '#core/routing/agents/agent-state.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';

const rarely = { staleTime: 5 * 60_000 };

/** What is known of the agents, for everything inside the frame: asked once, since every row of a list shows some. */
export function AgentsProvider({ children }: { readonly children: ReactNode }) {
  return <AgentsContext value={useKnownAgents()}>{children}</AgentsContext>;
}

/** States of agents and what they and their pauses are called (QUE-3); the shell keeps them live. */
export function useAgents(): KnownAgents {
  const agents = useContext(AgentsContext);
  if (agents === undefined) throw new Error('Agents are known only inside the frame: put AgentsProvider around it.');
  return agents;
}

type KnownAgents = ReturnType<typeof useKnownAgents>;
const AgentsContext = createContext<KnownAgents | undefined>(undefined);

function useKnownAgents() {
  const { t } = useTranslation('routing');
  const client = useQueryClient();
  const agents = useAnswer(listAgents, {}, rarely).data;
  const choices = useAnswer(readAgentChoices, {}, rarely).data;
  return useMemo(() => {
    const known = new Map((agents?.rows ?? []).map((row) => [row.userId, row]));
    const reasons = choices?.pauseReasons ?? [];
    const reasonName = (id: string) =>
      reasons.find((one) => one.id === id)?.name ?? t(`reasons.${id as 'lunch'}`, { defaultValue: id });
    return {
      of: (userId: string | null | undefined) => (userId ? known.get(userId) : undefined),
      reasons: reasons.filter((one) => one.active),
      reasonName,
      /** `Redo`, `Paus: Lunch`; whoever has never opened the desk is away. */
      say: (agent: { readonly state: AgentState; readonly reasonId: string | null } | undefined) =>
        agent?.state === 'paused' && agent.reasonId !== null
          ? t('pausedFor', { reason: reasonName(agent.reasonId) })
          : t(`states.${agent?.state ?? 'away'}`),
      /** Shows at once what the server has answered or is about to. */
      put: (agent: Agent) =>
        client.setQueryData<{ rows: Agent[] }>(keyOf(listAgents, {}), (data) => ({
          rows: [...(data?.rows ?? []).filter((row) => row.userId !== agent.userId), agent],
        })),
    };
  }, [t, client, agents, choices]);
}
