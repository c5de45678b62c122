import { Menu } from '@mantine/core';
import { Check, ChevronDown, CircleDashed, Coffee, Pause, Phone, Timer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentState } from '#core/routing/agents/agent-state.ts';
import { MINUTE } from '#core/platform/instant.ts';
import { useCommands } from '#web/kit/commands/commands.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useNow } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { AgentTimes } from './agent-times.tsx';
import { useBeingThere } from './use-being-there.ts';
import { useOwnState } from './use-own-state.ts';
import './agents.css';

/** One's own state at the right of the top bar (QUE-3): seen and chosen by mouse, F8 and the command bar. */
export function AgentStateControl() {
  const { t } = useTranslation('routing');
  const { own, agents, choose, toggle } = useOwnState();
  const [opened, setOpened] = useState(false);
  useBeingThere();
  const state = own?.state ?? 'away';
  useKeys([{ keys: 'f8', label: t('state.toggle'), group: t('state.group'), run: toggle }]);
  useCommands([
    { id: 'state ready', label: t('states.ready'), group: t('state.group'), run: () => choose('ready') },
    ...agents.reasons.map(({ id }) => ({
      id: `state paused ${id}`,
      label: t('pausedFor', { reason: agents.reasonName(id) }),
      group: t('state.group'),
      run: () => choose('paused', id),
    })),
    { id: 'state away', label: t('states.away'), group: t('state.group'), run: () => choose('away') },
  ]);
  const said = agents.say(own);
  return (
    <div className={`agent ${looks[state]}`}>
      <Menu
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        width={260}
        returnFocus
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <button type="button" className="agent-press">
            <span className="dot">{signOf(state, own?.reasonId ?? null)}</span>
            <span className="sr">{t('state.group')}:</span>
            <span className="lbl num">
              <b>{said}</b>
              <StateTime />
            </span>
            <ChevronDown size={15} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={signOf('ready', null)}
            rightSection={own?.state === 'ready' ? <Check size={14} aria-hidden /> : <Keys of="f8" />}
            onClick={() => choose('ready')}
          >
            {t('states.ready')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('state.pauseFor')}</Menu.Label>
          {agents.reasons.map(({ id, plannedMinutes }) => (
            <Menu.Item
              key={id}
              leftSection={signOf('paused', id)}
              rightSection={
                own?.state === 'paused' && own.reasonId === id ? (
                  <Check size={14} aria-hidden />
                ) : plannedMinutes === null ? null : (
                  <span className="xs t3">{t('planned', { minutes: plannedMinutes })}</span>
                )
              }
              onClick={() => choose('paused', id)}
            >
              {agents.reasonName(id)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={signOf('away', null)}
            rightSection={own?.state === 'away' ? <Check size={14} aria-hidden /> : null}
            onClick={() => choose('away')}
          >
            {t('states.away')}
          </Menu.Item>
          {opened ? <AgentTimes /> : null}
        </Menu.Dropdown>
      </Menu>
      <span className="sr" role="status">
        {own?.cause === 'chosen' ? t('state.setTo', { state: said }) : null}
      </span>
      {own?.state === 'paused' ? (
        <button type="button" className="btn soft sm agent-back" onClick={() => choose('ready')}>
          {t('states.ready')} <Keys of="f8" />
        </button>
      ) : null}
    </div>
  );
}

/** How long the state has lasted, what a pause was planned to be, and why one is away without having chosen it. */
function StateTime() {
  const { t } = useTranslation('routing');
  const { own, agents } = useOwnState();
  const times = useTimes();
  const now = useNow('minute');
  if (!own || own.cause === 'arrived') return null;
  if (own.cause === 'connection-lost' || own.cause === 'signed-out')
    return (
      <span title={times.fully(own.sinceAt)}>{t(own.cause === 'signed-out' ? 'state.signed-out' : 'state.lost')}</span>
    );
  const time = times.lasting(Math.max(0, now - own.sinceAt));
  const planned = agents.reasons.find(({ id }) => id === own.reasonId)?.plannedMinutes ?? null;
  if (own.state !== 'paused' || planned === null)
    return <span title={t('state.since', { at: times.when(own.sinceAt) })}>{time}</span>;
  const over = now - own.sinceAt > planned * MINUTE;
  return <span className={over ? 'over' : undefined}>{t('state.overPlanned', { time, planned })}</span>;
}

const looks: Readonly<Record<AgentState, string>> = {
  ready: 'ready',
  busy: 'talk',
  ringing: 'ringing',
  talking: 'talk',
  'wrap-up': 'wrapup',
  paused: 'pause',
  away: 'away',
};

/** The sign of a state: never colour alone. */
function signOf(state: AgentState, reasonId: string | null): ReactNode {
  switch (state) {
    case 'ready':
      return <Check size={17} strokeWidth={2.4} aria-hidden />;
    case 'paused':
      return reasonId === 'break' || reasonId === 'lunch' ? (
        <Coffee size={17} aria-hidden />
      ) : (
        <Pause size={17} aria-hidden />
      );
    case 'away':
      return <CircleDashed size={17} aria-hidden />;
    case 'wrap-up':
      return <Timer size={17} aria-hidden />;
    default:
      return <Phone size={17} aria-hidden />;
  }
}
