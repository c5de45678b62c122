import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setAgentState } from '#api/routing/agents.ts';
import { type ChosenState, chosenStates, isOccupied } from '#core/routing/agents/agent-state.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { PresenceDot } from './presence-dot.tsx';
import { useAgents } from './use-agents.tsx';

/** Somebody's state in words with since when, as the list of users shows it (QUE-3). */
export function AgentOf({ userId }: { readonly userId: string }) {
  const agents = useAgents();
  const times = useTimes();
  const agent = agents.of(userId);
  return (
    <span className="agent-of">
      <PresenceDot userId={userId} />
      <span>{agents.say(agent)}</span>
      {agent && agent.cause !== 'arrived' ? (
        <span className="t3 xs num" title={times.fully(agent.sinceAt)}>
          {times.lasting(Math.max(0, times.now - agent.sinceAt))}
        </span>
      ) : null}
    </span>
  );
}

/** The state of an agent one leads, to be set for them (QUE-3). */
export function SetAgentOf({ userId }: { readonly userId: string }) {
  const { t } = useTranslation('routing');
  const agents = useAgents();
  const agent = agents.of(userId);
  const choices = chosenStates.flatMap((state) =>
    state === 'paused'
      ? agents.reasons.map(({ id }) => ({ value: `paused ${id}`, label: agents.say({ state, reasonId: id }) }))
      : [{ value: state, label: t(`states.${state}`) }],
  );
  const now = agent === undefined ? 'away' : [agent.state, agent.reasonId].filter(Boolean).join(' ');
  const known = choices.some(({ value }) => value === now);
  return (
    <NativeSelect
      mt={14}
      label={t('state.ofAgent')}
      description={t('state.leadHint')}
      value={now}
      data={known ? choices : [{ value: now, label: agents.say(agent) }, ...choices]}
      disabled={agent !== undefined && isOccupied(agent.state)}
      onChange={(event) => {
        const [state, reasonId = null] = event.target.value.split(' ') as [ChosenState, string?];
        call(setAgentState, { params: { userId }, body: { state, reasonId } }).then(agents.put, (error) =>
          toast({ text: errorSentence(error), tone: 'bad' }),
        );
      }}
    />
  );
}
