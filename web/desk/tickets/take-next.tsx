import { useRouterState } from '@tanstack/react-router';
import { Plus, Zap } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countTickets, listTickets, takeNext } from '#api/desk/tickets.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useCommands } from '#web/kit/commands/commands.ts';
import { useNarrowerThan } from '#web/kit/frame/breakpoints.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useOwnState } from '#web/routing/agents/use-own-state.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';

const NewTicket = lazy(() => import('./new-ticket.tsx').then((file) => ({ default: file.NewTicket })));

/** *New* and *Next* in the top bar (SLA-7, TKT-1): N hands over the most urgent ticket the agent may take. */
export function DeskActions() {
  const { t } = useTranslation(['desk', 'kit', 'routing']);
  const me = useMe();
  const go = useGo();
  const times = useTimes();
  const phone = useNarrowerThan('phone');
  const [making, setMaking] = useState(false);
  const may = mayDo(me, 'tickets.answer');
  const state = useOwnState();
  /** They asked, so a pause does not stand in the way; it is said, and one press ends it. */
  const sayTaken = (number: string) => {
    const took = t('act.took', { number });
    if (state.own === undefined || state.own.state === 'ready') return toast({ text: took, seconds: 3 });
    return toast({
      text: `${took} ${t('routing:taking.still', { state: state.agents.say(state.own) })}`,
      press: { label: t('routing:taking.becomeReady'), run: () => state.choose('ready') },
      seconds: 8,
    });
  };
  // Getting started leads here with the form open: `/tickets#new`.
  const asked = useRouterState({ select: (state) => state.location.hash === 'new' });
  useEffect(() => {
    if (!asked || !may) return;
    setMaking(true);
    go(paths.tickets(), { replace: true });
  }, [asked, may, go]);
  const next = useCall(takeNext, {
    refresh: [listTickets, countTickets],
    onSuccess: (answer) => {
      if (answer.ticket) {
        go(paths.ticket(answer.ticket.id));
        sayTaken(answer.ticket.number);
      } else
        toast({
          text:
            answer.nextDueAt === null
              ? t('act.nothingNext')
              : t('act.nothingNextDue', { at: times.when(answer.nextDueAt) }),
        });
    },
    onError: (error) => toast({ text: errorSentence(error), tone: 'bad' }),
  });
  const take = () => !next.isPending && next.mutate({ body: {} });
  const because = may ? undefined : t('kit:states.noRights');
  useKeys([
    { keys: 'n', label: t('act.nextLong'), group: t('kit:keys.everywhere'), when: may, run: take },
    { keys: 'c', label: t('act.newTicket'), group: t('kit:keys.everywhere'), when: may, run: () => setMaking(true) },
  ]);
  useCommands(
    may
      ? [
          {
            id: 'next',
            label: t('act.nextLong'),
            group: t('list.tickets'),
            icon: <Zap size={16} />,
            hint: 'n',
            run: take,
          },
          {
            id: 'new',
            label: t('act.newTicket'),
            group: t('list.tickets'),
            icon: <Plus size={16} />,
            hint: 'c',
            run: () => setMaking(true),
          },
        ]
      : [],
  );
  return (
    <>
      <Button
        icon={<Plus size={16} aria-hidden />}
        hint="c"
        because={because}
        square={phone}
        {...(phone ? { 'aria-label': t('act.newTicket') } : { title: t('act.newTicket') })}
        onClick={() => setMaking(true)}
      >
        {phone ? null : t('act.new')}
      </Button>
      <Button
        look="pri"
        icon={<Zap size={15} aria-hidden />}
        hint="n"
        because={because}
        busy={next.isPending}
        title={t('act.nextLong')}
        onClick={take}
      >
        {t('act.next')}
      </Button>
      {making ? (
        <Suspense>
          <NewTicket onClose={() => setMaking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
