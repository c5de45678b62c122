import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
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
      <div className="yr" role="group" aria-label={t('year.label')}>
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
                    title={titleOf(day)}
                    role="img"
                    aria-label={titleOf(day)}
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
