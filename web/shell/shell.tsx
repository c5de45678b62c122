import { ChartColumn, CircleQuestionMark, Inbox, Settings, Users } from 'lucide-react';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '#web/house/notifications/bell.tsx';
import { countTickets } from '#api/desk/tickets.ts';
import { offerTicketSearch } from '#web/desk/search-tickets.tsx';
import { plugViewsFoot } from '#web/desk/tickets/views-foot.tsx';
import { DeskActions } from '#web/desk/tickets/take-next.tsx';
import { AgentStateControl } from '#web/routing/agents/agent-state-control.tsx';
import { AgentsProvider } from '#web/routing/agents/use-agents.tsx';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useCommands } from '#web/kit/commands/commands.ts';
import { Frame, type Place } from '#web/kit/frame/frame.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { openPagesFor } from './open-pages.ts';
import { useLiveSetup } from './live-setup.ts';
import { MoreTab, SelfMenu } from './self-menu.tsx';

// Reports live to the right of the desk: their ring is plugged in at the foot of its views (SLR-1).
const KeptToday = lazy(() =>
  import('#web/insight/sla-reports/kept-today.tsx').then((file) => ({ default: file.KeptToday })),
);
plugViewsFoot(() => (
  <Suspense fallback={null}>
    <KeptToday />
  </Suspense>
));

/** The frame with the places, keys and commands of this product: the one list of what stands in the rail. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('kit');
  const me = useMe();
  const go = useGo();
  const overdue = useAnswer(countTickets, {}, { enabled: mayDo(me, 'tickets.read') }).data?.views.overdue;
  useEffect(() => offerTicketSearch(go), [go]);
  useLiveSetup();
  const [firstPage] = openPagesFor(me);
  const places: readonly (Place & { readonly key?: string })[] = [
    {
      to: paths.tickets(),
      under: '/tickets',
      label: t('places.tickets'),
      count: overdue,
      urgent: true,
      icon: <Inbox size={20} />,
      tab: true,
      key: 'd',
    },
    {
      to: paths.people(),
      under: '/customers',
      label: t('places.customers'),
      icon: <Users size={20} />,
      tab: true,
      key: 'k',
    },
    ...(mayDo(me, 'reports.read')
      ? [
          {
            to: paths.reports(),
            under: '/reports',
            label: t('places.reports'),
            icon: <ChartColumn size={20} />,
            tab: true,
            key: 'r',
          },
        ]
      : []),
    { to: paths.help(), under: '/help', label: t('places.help'), icon: <CircleQuestionMark size={20} />, foot: true },
    ...(firstPage === undefined
      ? []
      : [
          {
            to: paths.settings(firstPage.name),
            under: '/settings',
            label: t('places.settings'),
            icon: <Settings size={20} />,
            foot: true,
          },
        ]),
  ];
  useKeys(
    places
      .filter((place) => place.key)
      .map((place) => ({
        keys: `g ${place.key}`,
        label: t('keys.goTo', { place: place.label }),
        group: t('keys.everywhere'),
        run: () => go(place.to),
      })),
  );
  useCommands(
    places.map((place) => ({
      id: `go ${place.to}`,
      label: place.label,
      group: t('commands.goTo'),
      icon: place.icon,
      ...(place.key ? { hint: `g ${place.key}` } : {}),
      run: () => go(place.to),
    })),
  );
  return (
    <AgentsProvider>
      <Frame
        places={places}
        actions={
          <>
            <Bell />
            <DeskActions />
            {mayDo(me, 'tickets.answer') ? <AgentStateControl /> : null}
          </>
        }
        self={<SelfMenu />}
        more={<MoreTab />}
      >
        {children}
      </Frame>
    </AgentsProvider>
  );
}
