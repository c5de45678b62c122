import { CornerDownRight } from 'lucide-react';
import { useState } from 'react';
import { DAY, type Instant, MINUTE } from '#core/platform/instant.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  openTimeBetween,
  stretches,
} from '#core/time/calendars/compiled-calendar.ts';
import { decidingRule } from '#core/time/calendars/deciding-rule.ts';
import type { Span } from '#core/time/spans/span.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { parseDuration } from '#web/kit/time/duration-parse.ts';
import { durationText, durationWords } from '#core/platform/duration-text.ts';
import { fullInstantText } from '#web/kit/time/instant-text.ts';
import { CountedStretches } from './counted-stretches.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** Asks the calendar as it stands in the draft: when, how long, open then? (CAL-4) */
export function AskCard({ compiled, now }: { readonly compiled: CompiledCalendar; readonly now: Instant }) {
  const { t, language, why } = useCalendarWords();
  const { zone } = compiled.calendar;
  const [kind, setKind] = useState<'due' | 'between' | 'at'>('due');
  const [amount, setAmount] = useState('20 h');
  const [from, setFrom] = useState(() => localText(now, zone));
  const [to, setTo] = useState(() => localText(now + 7 * DAY, zone));
  const start = instantFrom(from, zone);
  const end = instantFrom(to, zone);
  const full = (at: Instant) => fullInstantText(at, language, zone);

  const answer = (): Told | undefined => {
    if (start === undefined) return undefined;
    if (kind === 'due') {
      const ms = parseDuration(amount);
      if (ms === undefined) return { main: t('ask.writeDuration') };
      if (ms > 10_000 * DAY) return { main: t('ask.never') };
      const at = addOpenTime(compiled, start, ms);
      if (at === 'never') return { main: t('ask.never') };
      return { main: full(at), side: counted(compiled, start, at), span: { from: start, to: at } };
    }
    if (kind === 'between') {
      if (end === undefined || Math.abs(end - start) > 40_000 * DAY) return undefined;
      const ms = openTimeBetween(compiled, Math.min(start, end), Math.max(start, end));
      const main = ms === 0 ? t('ask.nothing') : hoursAndMinutes(ms);
      const span = { from: Math.min(start, end), to: Math.max(start, end) };
      return { main, side: counted(compiled, span.from, span.to), span };
    }
    const reason = why(decidingRule(compiled, start));
    if (isOpen(compiled, start)) {
      const closes = nextClosing(compiled, start);
      const opens = closes === 'never' ? 'never' : nextOpening(compiled, closes);
      return {
        main: t('ask.isOpen', { why: reason }),
        next: [changeOf('nextClosing', closes), changeOf('nextOpening', opens)],
      };
    }
    const opens = nextOpening(compiled, start);
    const closes = opens === 'never' ? 'never' : nextClosing(compiled, opens);
    return {
      main: t('ask.isClosed', { why: reason }),
      next: [changeOf('nextOpening', opens), changeOf('nextClosing', closes)],
    };
  };
  const changeOf = (kind: 'nextOpening' | 'nextClosing', at: Instant | 'never') => ({
    kind,
    at: at === 'never' ? t('ask.noNext') : full(at),
    why: at === 'never' ? '' : why(decidingRule(compiled, at)),
  });
  const counted = (c: CompiledCalendar, a: Instant, b: Instant) =>
    b - a > 400 * DAY ? '' : t('ask.deviationsCounted', { count: deviationsIn(c, a, b) });
  const hoursAndMinutes = (ms: number) => {
    const words = durationWords(language);
    return ms < DAY
      ? durationText(ms, 'down', words)
      : `${Math.floor(ms / 3_600_000)} ${words.hour} ${Math.floor((ms / MINUTE) % 60)} ${words.minute}`;
  };

  const told = answer();
  const instant = (value: string, set: (value: string) => void, label: string) => (
    <input
      className="inp num"
      size={15}
      placeholder="2025-10-30 14:00"
      aria-label={label}
      aria-invalid={instantFrom(value, zone) === undefined || undefined}
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  );
  return (
    <div className="cal-ask">
      <div className="row">
        <span className="eyebrow">{t('ask.title')}</span>
        <span className="grow" />
        <SegmentedControl
          label={t('ask.title')}
          value={kind}
          options={[
            { value: 'due', label: t('ask.kindDue') },
            { value: 'between', label: t('ask.kindBetween') },
            { value: 'at', label: t('ask.kindAt') },
          ]}
          onChange={setKind}
        />
      </div>
      <div className="row" style={{ marginTop: 6 }}>
        {kind === 'due' ? (
          <>
            <span>{t('ask.due')}</span>
            <input
              className="inp num"
              size={7}
              aria-label={t('ask.due')}
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
            <span>{t('ask.after')}</span>
          </>
        ) : (
          <span>{t(kind === 'between' ? 'ask.between' : 'ask.at')}</span>
        )}
        {instant(from, setFrom, t(kind === 'due' ? 'ask.after' : kind === 'between' ? 'ask.between' : 'ask.at'))}
        {kind === 'between' ? (
          <>
            <span>{t('ask.and')}</span>
            {instant(to, setTo, t('ask.and'))}
          </>
        ) : null}
      </div>
      {told ? (
        <div className="ban acc" role="status">
          <CornerDownRight size={16} aria-hidden className="ic" />
          <span>
            <b>{told.main}</b>
            {told.side ? ` · ${told.side}` : ''}
            {told.next?.map((change) => (
              <span key={change.kind} className="cal-next">
                {t(`ask.${change.kind}`)}: <b>{change.at}</b>
                {change.why ? ` · ${change.why}` : ''}
              </span>
            ))}
          </span>
        </div>
      ) : null}
      {told?.span && told.span.to - told.span.from <= 400 * DAY ? (
        <CountedStretches
          compiled={compiled}
          from={told.span.from}
          to={told.span.to}
          hoursAndMinutes={hoursAndMinutes}
        />
      ) : null}
    </div>
  );
}

/** An answer: the sentence, what stands beside it, the changes to come, and what was counted. */
interface Told {
  readonly main: string;
  readonly side?: string;
  readonly next?: readonly {
    readonly kind: 'nextOpening' | 'nextClosing';
    readonly at: string;
    readonly why: string;
  }[];
  readonly span?: Span;
}

/** How many different deviations decided something between two instants. */
function deviationsIn(c: CompiledCalendar, from: Instant, to: Instant): number {
  const ids = stretches(c, from, to).flatMap(({ reason }) => (reason.kind === 'deviation' ? [reason.id] : []));
  return new Set(ids).size;
}

function localText(at: Instant, zone: string): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16).replace('T', ' ');
}

function instantFrom(text: string, zone: string): Instant | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})$/.exec(text.trim());
  const local = found ? Date.parse(`${found[1]}T${String(found[2]).padStart(2, '0')}:${found[3]}:00Z`) : Number.NaN;
  if (Number.isNaN(local) || local < Date.UTC(1900, 0) || local > Date.UTC(2500, 0)) return undefined;
  return instantOf(zone, local);
}
