import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { DAY, HOUR, type Instant } from '#core/platform/instant.ts';
import { type CompiledCalendar, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { dayKinds, type PreviewDay, yearPreview } from '#core/time/calendars/year-preview.ts';
import { civil, epochDayOf, firstDayOfYear, localDateOf, weekdayIndex } from '#core/time/spans/local-date.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { dateText, longDate } from './date-text.ts';
import { hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** A year at a glance: one cell a day, open or closed, with the reason on hover and focus (CAL-6). */
export function YearCard({ compiled, now, children }: YearCardProps) {
  const { t, language, why } = useCalendarWords();
  const { zone } = compiled.calendar;
  const today = localDateOf(Math.floor((now + offsetAt(zone, now)) / DAY));
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const days = useMemo(() => yearPreview(compiled, year), [compiled, year]);
  const openHours = useMemo(() => {
    const start = instantOf(zone, firstDayOfYear(year) * DAY);
    return Math.round(openTimeBetween(compiled, start, instantOf(zone, firstDayOfYear(year + 1) * DAY)) / HOUR);
  }, [compiled, zone, year]);

  const grid = useRef<HTMLDivElement>(null);
  const [looked, setLooked] = useState<string>();
  const chosen = days.find(({ date }) => date === (looked ?? today)) ?? days[0];
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const here = days.findIndex((day) => day === chosen);
    const ends = { Home: 0, End: days.length - 1 }[event.key];
    const next = ends ?? (by === undefined ? undefined : here + by);
    const day = next === undefined ? undefined : days[next];
    if (!day) return;
    event.preventDefault();
    setLooked(day.date);
    grid.current?.querySelector<HTMLElement>(`[data-date="${day.date}"]`)?.focus();
  };
  const titleOf = (day: PreviewDay) =>
    t('year.day', {
      date: longDate(day.date, language),
      what:
        day.openMinutes === 0
          ? t(`year.kinds.${day.kind}`)
          : t('year.openHours', { hours: day.windows.map(hoursText).join(', ') }),
      why: day.reasons.map(why).join(', '),
    });
  return (
    <section className="card calp-card wide">
      <header style={{ borderBottom: 0 }}>
        <h2>{t('year.title', { year })}</h2>
        <Button square size="xs" look="ghost" aria-label={t('year.previous')} onClick={() => setYear(year - 1)}>
          <ChevronLeft size={14} aria-hidden />
        </Button>
        <Button square size="xs" look="ghost" aria-label={t('year.next')} onClick={() => setYear(year + 1)}>
          <ChevronRight size={14} aria-hidden />
        </Button>
        <div className="yr-key">
          {dayKinds.map((kind) => (
            <span key={kind}>
              <i className={kind} />
              {t(`year.kinds.${kind}`)}
            </span>
          ))}
        </div>
        <span className="grow" />
        <span className="xs t3 num">
          {t('year.total', { hours: new Intl.NumberFormat(language).format(openHours) })}
        </span>
        {children}
      </header>
      {chosen ? (
        <p className="yr-told" aria-hidden="true">
          <i className={chosen.kind} /> <span className="capital">{titleOf(chosen)}</span>
        </p>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one stop for Tab, arrows within */}
      <div className="yr" role="group" aria-label={`${t('year.label')}. ${t('year.keys')}`} ref={grid} onKeyDown={walk}>
        {monthsOf(days).map((month) => {
          const first = month[0] as PreviewDay;
          return (
            <div key={first.date}>
              <h3>{dateText(first.date, language, { month: 'long' })}</h3>
              <div className="mo">
                {Array.from({ length: weekdayIndex(epochDayOf(first.date)) }, (_, blank) => (
                  // biome-ignore lint: empty cells have no name
                  <i className="blank" key={blank} />
                ))}
                {month.map((day) => (
                  <i
                    key={day.date}
                    className={day.date === today ? `${day.kind} today` : day.kind}
                    data-date={day.date}
                    title={titleOf(day)}
                    role="img"
                    // biome-ignore lint: the days are walked with the arrows, each tells its reason
                    tabIndex={day === chosen ? 0 : -1}
                    aria-label={titleOf(day)}
                    onFocus={() => setLooked(day.date)}
                    onPointerEnter={() => setLooked(day.date)}
                  />
                ))}
              </div>
            </div>
          );
        })}
      </div>
    </section>
  );
}

export interface YearCardProps {
  readonly compiled: CompiledCalendar;
  readonly now: Instant;
  /** The choice of red days, at the right of the head. */
  readonly children: ReactNode;
}

function monthsOf(days: readonly PreviewDay[]): readonly (readonly PreviewDay[])[] {
  const months = Array.from({ length: 12 }, (): PreviewDay[] => []);
  for (const day of days) months[civil(epochDayOf(day.date)).month - 1]?.push(day);
  return months;
}
