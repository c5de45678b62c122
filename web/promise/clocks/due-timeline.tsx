import { Link } from '@tanstack/react-router';
import { Calendar } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Explanation, explainPromise } from '#api/promise/clocks.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { clockTime, dueText, type ExplainLine, lineTime, sayLine } from './explain-words.ts';
import { type ChipState, Ring } from './ring.tsx';
import './due-timeline.css';

export interface DueTimelineProps {
  /** The round of the promise that is asked about. */
  readonly cycleId: string;
  readonly onClose: () => void;
}

/** *Why is this due then?* (SLA-9): a panel beside the conversation, never a modal. */
export function DueTimeline({ cycleId, onClose }: DueTimelineProps) {
  const { t } = useTranslation('promise');
  const told = useAnswer(explainPromise, { params: { cycleId } }, { refetchInterval: 60_000, keepPrevious: true });
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <section className="due-why" aria-label={t('why.title')}>
      <div className="due-why-top">
        <h2 className="grow">{t('why.title')}</h2>
        <Button look="ghost" size="xs" onClick={onClose} aria-label={`${t('why.close')} (Esc)`} hint="Esc" />
      </div>
      {told.isError ? <ErrorState error={told.error} onRetry={() => void told.refetch()} /> : null}
      {told.data ? <Timeline told={told.data} /> : told.isError ? null : <SkeletonRows rows={10} height={27} />}
    </section>
  );
}

function Timeline({ told }: { readonly told: Explanation }) {
  const { t, i18n } = useTranslation('promise');
  const [onlyCounted, setOnlyCounted] = useState(false);
  const language = i18n.language;
  const lines = told.rows.filter(({ kind }) => !onlyCounted || (kind !== 'closed' && kind !== 'still'));
  return (
    <>
      <Head told={told} />
      <div className="due-why-choice">
        <SegmentedControl
          label={t('why.show')}
          value={onlyCounted ? 'counted' : 'all'}
          options={[
            { value: 'all', label: t('why.allStretches') },
            { value: 'counted', label: t('why.onlyCounted') },
          ]}
          onChange={(value) => setOnlyCounted(value === 'counted')}
        />
        <span className="grow" />
        <span className="xs t3 due-why-calendar">
          <Calendar size={13} aria-hidden />{' '}
          {told.cycle.business ? (
            <Link to={paths.settings('calendars') as never}>
              {told.calendarRevision === null
                ? told.calendarName
                : t('why.calendarRevision', { calendar: told.calendarName, revision: told.calendarRevision })}
            </Link>
          ) : (
            t('why.wallClock')
          )}
        </span>
      </div>
      <ol className="due-line">
        {lines.map((line, place) => (
          <Line key={`${line.kind} ${startOf(line)} ${place}`} line={line} before={lines[place - 1]} told={told} />
        ))}
      </ol>
      <footer className="due-why-foot xs t2">
        <span className="due-key run">{t('why.legend.counted')}</span>
        <span className="due-key off">{t('why.legend.still')}</span>
        <span className="due-key fut">{t('why.legend.ahead')}</span>
        <span className="grow" />
        <button
          type="button"
          className="due-copy"
          onClick={() => void navigator.clipboard.writeText(asText(told, t, language))}
        >
          {t('why.copy')}
        </button>
      </footer>
    </>
  );
}

function Head({ told }: { readonly told: Explanation }) {
  const { t, i18n } = useTranslation('promise');
  const { cycle, countedMs, targetMs } = told;
  const language = i18n.language;
  const left = targetMs - countedMs;
  const gone = targetMs > 0 ? Math.min(1, countedMs / targetMs) : 1;
  const dueAt = told.rows.findLast((row) => row.kind === 'event' && row.event.kind === 'due');
  const at = dueAt?.kind === 'event' ? dueAt.at : cycle.dueAt;
  const state: ChipState = cycle.state === 'cancelled' ? 'none' : cycle.state;
  return (
    <>
      <div className="due-why-head">
        <span className={`rg ${state}`}>
          <Ring
            state={state}
            left={1 - gone}
            size={52}
            thresholds={cycle.warnPercents.map((percent) => percent / 100)}
          />
        </span>
        <div className="num">
          <div className="xs t3">
            {t(`names.${cycle.promise}`)} ·{' '}
            {told.levelRevision === null
              ? t('chip.level', { level: cycle.levelName })
              : t('why.levelRevision', { level: cycle.levelName, revision: told.levelRevision })}
          </div>
          <div className="due-why-at">{at === null ? t('why.never') : dueText(at, language, told.zone)}</div>
          <div className="xs t2">
            {t(cycle.business ? 'why.open' : 'why.wall', { lasting: clockTime(targetMs, cycle.business, language) })}
            {' · '}
            {t('why.gone', { lasting: clockTime(countedMs, cycle.business, language) })}
            {' · '}
            {left >= 0
              ? t('chip.left', { lasting: clockTime(left, cycle.business, language) })
              : t('chip.over', { lasting: clockTime(-left, cycle.business, language, 'up') })}
          </div>
        </div>
      </div>
      <div className="due-why-bar" aria-hidden="true">
        <div className={`due-why-track ${state}`}>
          <i style={{ width: `${gone * 100}%` }} />
        </div>
        <div className="due-why-scale xxs t3 num">
          <span>0</span>
          {cycle.warnPercents.map((percent) => (
            <span key={percent} className="mid" style={{ left: `${percent}%` }}>
              {t('why.warnAt', { percent })}
            </span>
          ))}
          <span className="last">{clockTime(targetMs, cycle.business, language)}</span>
        </div>
      </div>
    </>
  );
}

function Line({
  line,
  before,
  told,
}: {
  readonly line: ExplainLine;
  readonly before: ExplainLine | undefined;
  readonly told: Explanation;
}) {
  const { t, i18n } = useTranslation('promise');
  const words = sayLine(line, told, t, i18n.language);
  const look = { event: 'pt', counted: 'run', ahead: 'fut', closed: 'off', still: 'off' }[line.kind];
  const time = lineTime(startOf(line), before ? startOf(before) : null, i18n.language, told.zone);
  return (
    <li className={look}>
      <time dateTime={new Date(startOf(line)).toISOString()}>{time}</time>
      <span className="bar" aria-hidden="true">
        <i />
      </span>
      <div>
        {line.kind === 'event' ? <b className="b">{words.title}</b> : null}
        {line.kind === 'still' ? <StatusLink eventId={line.eventId}>{words.title}</StatusLink> : null}
        {line.kind === 'event' || line.kind === 'still' ? null : words.title}
        {words.detail === '' ? null : (
          <small>
            {words.leadsTo === null ? (
              words.detail
            ) : (
              <Link to={paths.settings(words.leadsTo) as never}>{words.detail}</Link>
            )}
          </small>
        )}
      </div>
      <span className="d">{words.lasting}</span>
    </li>
  );
}

/** What stands still leads to the status change that holds it, in the conversation beside (SLA-9). */
function StatusLink({ eventId, children }: { readonly eventId: string; readonly children: string }) {
  const { t } = useTranslation('promise');
  const show = () => {
    const line = document.getElementById(`event-${eventId}`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  };
  if (eventId === '') return children;
  return (
    <button type="button" className="due-status" title={t('why.toStatus')} onClick={show}>
      {children}
    </button>
  );
}

function asText(told: Explanation, t: Parameters<typeof sayLine>[2], language: string): string {
  const due = told.cycle.dueAt === null ? t('why.never') : dueText(told.cycle.dueAt, language, told.zone);
  const lines = told.rows.map((line, place) => {
    const { title, detail, lasting } = sayLine(line, told, t, language);
    const before = told.rows[place - 1];
    const time = lineTime(startOf(line), before ? startOf(before) : null, language, told.zone);
    return [time, detail === '' ? title : `${title} (${detail})`, lasting].join('\t');
  });
  return [`${t(`names.${told.cycle.promise}`)}: ${due}`, ...lines].join('\n');
}

function startOf(line: ExplainLine): number {
  return line.kind === 'event' ? line.at : line.from;
}
