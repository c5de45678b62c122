import { PathLink } from '#web/kit/frame/path-link.tsx';
import {
  AlarmClock,
  ArrowUpRight,
  AtSign,
  CircleCheck,
  CirclePause,
  Hourglass,
  Inbox,
  List,
  ListOrdered,
  ShieldAlert,
  Store,
  Trash2,
  TriangleAlert,
  UserPlus,
  Zap,
} from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countTickets, type View } from '#api/desk/tickets.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { SearchLines } from '#web/desk/searches/search-lines.tsx';
import type { DeskNames } from './desk-names.ts';
import type { DeskSearch } from './desk-search.ts';
import { ViewsFoot } from './views-foot.tsx';

/** The views column with live counts (TKT-8): mine, all, saved searches, sites. */
export const ViewsColumn = memo(function ViewsColumn({
  search,
  names,
}: {
  readonly search: DeskSearch;
  readonly names: DeskNames;
}) {
  const { t } = useTranslation('desk');
  const counts = useAnswer(countTickets, {}, { keepPrevious: true }).data;
  useLiveRefresh('tickets', [countTickets], 1500);
  const line = (view: View) => (
    <PathLink
      key={view}
      to={paths.tickets({ view })}
      className={search.view === view && !search.site && !search.named ? 'vi on' : 'vi'}
      title={t(`views.${view}`)}
    >
      {icons[view]}
      <span className="cut">{t(`views.${view}`)}</span>
      <Count n={counts?.views[view]} tone={view === 'overdue' ? 'bad' : view === 'due-soon' ? 'warn' : undefined} />
    </PathLink>
  );
  return (
    <nav className="views" aria-label={t('list.views')}>
      <div className="views-group">{(['to-do', 'mine', 'mentioned', 'snoozed'] as const).map(line)}</div>
      <div className="views-group">
        <div className="eyebrow">{t('list.all')}</div>
        {(
          [
            'open',
            'due-soon',
            'overdue',
            'unassigned',
            'waiting',
            'with-third-party',
            'queued',
            'closed-today',
            'spam',
            'deleted',
          ] as const
        ).map(line)}
      </div>
      <SearchLines search={search} names={names} />
      {names.sites.length > 1 ? (
        <div className="views-group">
          <div className="eyebrow">{t('list.sites')}</div>
          {names.sites.map((site) => (
            <PathLink
              key={site.id}
              to={paths.tickets({ view: 'open', site: site.id })}
              className={search.site === site.id ? 'vi on' : 'vi'}
              title={site.name}
            >
              <Store size={16} className="ic" aria-hidden />
              <span className="cut">{site.name}</span>
              <Count n={counts?.sites.find((one) => one.siteId === site.id)?.open} />
            </PathLink>
          ))}
        </div>
      ) : null}
      <ViewsFoot />
    </nav>
  );
});

function Count({ n, tone }: { readonly n: number | undefined; readonly tone?: 'bad' | 'warn' | undefined }) {
  if (!n) return null;
  return <span className={tone ? `n ${tone}` : 'n'}>{n > 9999 ? '9999+' : n}</span>;
}

const size = { size: 16, className: 'ic', 'aria-hidden': true } as const;
const icons: Readonly<Record<View, ReactNode>> = {
  'to-do': <Zap {...size} />,
  mine: <Inbox {...size} />,
  mentioned: <AtSign {...size} />,
  snoozed: <AlarmClock {...size} />,
  open: <List {...size} />,
  'due-soon': <Hourglass {...size} />,
  overdue: <TriangleAlert {...size} />,
  unassigned: <UserPlus {...size} />,
  waiting: <CirclePause {...size} />,
  'with-third-party': <ArrowUpRight {...size} />,
  queued: <ListOrdered {...size} />,
  'closed-today': <CircleCheck {...size} />,
  spam: <ShieldAlert {...size} />,
  deleted: <Trash2 {...size} />,
  all: <List {...size} />,
};
