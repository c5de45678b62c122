import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgentLog } from '#api/routing/agents.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useAgents } from './use-agents.tsx';

/** How long one has been in each state today, at the foot of the state's menu (QUE-3); read each time it opens. */
export function AgentTimes() {
  const { t } = useTranslation('routing');
  const me = useMe();
  const agents = useAgents();
  const times = useTimes();
  const [from] = useState(() => new Date(presentInstant()).setHours(0, 0, 0, 0));
  const log = useAnswer(
    readAgentLog,
    { params: { userId: me?.id ?? '' }, query: { from } },
    { enabled: me !== undefined, staleTime: 0 },
  ).data;
  if (!log) return null;
  return (
    // Plain lines: inside a menu nothing but its items may have a role.
    <div className="agent-times">
      <div className="eyebrow">{t('state.today')}</div>
      {log.times.length === 0 ? <div className="xs t3">{t('state.none')}</div> : null}
      {log.times.map(({ state, reasonId, ms }) => (
        <div key={`${state} ${reasonId}`} className="agent-time">
          <span>{agents.say({ state, reasonId })}</span>
          <span className="t2 num">{times.lasting(ms)}</span>
        </div>
      ))}
    </div>
  );
}
