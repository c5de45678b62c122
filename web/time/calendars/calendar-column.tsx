import { Link } from '@tanstack/react-router';
import { CalendarDays, ChevronLeft, Gauge, ListOrdered, Plus, Store } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CalendarFull, CalendarRow } from '#api/time/calendars.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The side column: calendars, what uses the chosen one, and its coming red days (CAL-1, CAL-3). */
export function CalendarColumn({ rows, chosenId, mayEdit, onChoose, onNew, children }: CalendarColumnProps) {
  const { t } = useCalendarWords();
  return (
    <nav className="views calp-side" aria-label={t('calendars.title')}>
      <Link to={paths.settings() as never} className="vi">
        <ChevronLeft size={15} aria-hidden />
        <span className="cut">{t('calendars.back')}</span>
      </Link>
      <div className="eyebrow row">
        <span className="grow">{t('calendars.title')}</span>
        <Button
          square
          size="xs"
          look="ghost"
          aria-label={t('calendars.add')}
          because={mayEdit ? undefined : t('calendars.mayNot')}
          onClick={onNew}
        >
          <Plus size={14} aria-hidden />
        </Button>
      </div>
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className={row.id === chosenId ? 'vi on' : 'vi'}
          aria-current={row.id === chosenId ? 'page' : undefined}
          title={row.isBase ? `${row.name}, ${t('calendars.base')}` : row.name}
          onClick={() => onChoose(row.id)}
        >
          <CalendarDays size={15} aria-hidden />
          <span className="cut">{row.name}</span>
          <span className="n">{row.deviations > 0 ? row.deviations : ''}</span>
        </button>
      ))}
      {children}
    </nav>
  );
}

export interface CalendarColumnProps {
  readonly rows: readonly CalendarRow[];
  readonly chosenId: string | undefined;
  readonly mayEdit: boolean;
  readonly onChoose: (calendarId: string) => void;
  readonly onNew: () => void;
  readonly children?: ReactNode;
}

/** What uses the chosen calendar (CAL-3). */
export function UsedBy({ calendar }: { readonly calendar: CalendarFull }) {
  const { t } = useCalendarWords();
  const icons = {
    level: <Gauge size={15} aria-hidden />,
    site: <Store size={15} aria-hidden />,
    queue: <ListOrdered size={15} aria-hidden />,
  };
  return (
    <>
      <div className="eyebrow">{t('calendars.usedBy')}</div>
      {calendar.isBase ? <p className="calp-note">{t('calendars.usedByBase')}</p> : null}
      {calendar.usedBy.map((use) => (
        <div className="vi" key={`${use.kind} ${use.id}`} title={t(`calendars.uses.${use.kind}`, { name: use.name })}>
          {icons[use.kind]}
          <span className="cut">{t(`calendars.uses.${use.kind}`, { name: use.name })}</span>
        </div>
      ))}
      {!calendar.isBase && calendar.usedBy.length === 0 ? <p className="calp-note">{t('calendars.notUsed')}</p> : null}
    </>
  );
}
