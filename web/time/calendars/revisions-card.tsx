import { X } from 'lucide-react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { listCalendarRevisions, readCalendarRevision, type RevisionRow } from '#api/time/calendars.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { call } from '#web/kit/wire/call.ts';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { useChangeWords } from './use-change-words.ts';

/** The revisions: who made each, when and what changed; any can be looked at or brought back as a draft (CAL-5). */
export function RevisionsCard({ calendarId, viewed, disabled, onView, onTake, onClose }: RevisionsCardProps) {
  const { t } = useCalendarWords();
  const revisions = useAnswer(listCalendarRevisions, { params: { calendarId } });
  const read = async ({ id, number }: RevisionRow, then: (definition: CalendarDefinition, number: number) => void) => {
    try {
      const { definition } = await call(readCalendarRevision, { params: { calendarId, revisionId: id } });
      then(definition, number);
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
    }
  };
  const take = (definition: CalendarDefinition, number: number) => {
    onTake(definition);
    toast({ text: t('revisions.taken', { number }) });
  };
  return (
    <section className="card calp-card wide" aria-label={t('revisions.title')}>
      <header>
        <h2>{t('revisions.title')}</h2>
        <span className="xs t3 grow">{t('revisions.hint')}</span>
        <Button square size="sm" look="ghost" aria-label={t('deviations.cancel')} onClick={onClose}>
          <X size={15} aria-hidden />
        </Button>
      </header>
      {revisions.isPending ? <SkeletonRows rows={3} /> : null}
      {revisions.error ? <ErrorState error={revisions.error} onRetry={() => void revisions.refetch()} /> : null}
      <ul className="revs">
        {revisions.data?.rows.map((row) => (
          <li className={row.number === viewed ? 'rev on' : 'rev'} key={row.id}>
            <RevisionText row={row} />
            <span className="row" style={{ gap: 6 }}>
              <Button
                size="sm"
                look="ghost"
                aria-pressed={row.number === viewed}
                aria-label={`${t('revisions.show')}: ${t('calendars.revision', { number: row.number })}`}
                onClick={() => void read(row, onView)}
              >
                {t('revisions.show')}
              </Button>
              {row.current ? null : (
                <Button
                  size="sm"
                  disabled={disabled}
                  aria-label={`${t('revisions.take')}: ${t('calendars.revision', { number: row.number })}`}
                  onClick={() => void read(row, take)}
                >
                  {t('revisions.take')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface RevisionsCardProps {
  readonly calendarId: string;
  /** The number of the revision looked at just now. */
  readonly viewed: number | undefined;
  readonly disabled: boolean;
  readonly onView: (definition: CalendarDefinition, number: number) => void;
  readonly onTake: (definition: CalendarDefinition) => void;
  readonly onClose: () => void;
}

const MOST_TOLD = 4;

function RevisionText({ row }: { readonly row: RevisionRow }) {
  const { t } = useCalendarWords();
  const say = useChangeWords();
  const times = useTimes();
  const at = times.fully(row.madeAt);
  const who = row.feed
    ? t('revisions.byFeed', { name: row.feed, at })
    : t('revisions.by', { who: row.madeBy ?? '–', at });
  const told = row.changes.slice(0, MOST_TOLD).map(say);
  if (row.changes.length > MOST_TOLD) told.push(t('revisions.moreChanges', { count: row.changes.length - MOST_TOLD }));
  return (
    <div className="rev-text">
      <span className="row" style={{ gap: 10 }}>
        <b className="num">{t('calendars.revision', { number: row.number })}</b>
        <span className="xs t3">{row.madeAt === 0 ? t('revisions.start') : who}</span>
        {row.current ? <Tag tone="acc">{t('revisions.current')}</Tag> : null}
      </span>
      {told.length > 0 ? <span className="xs t2">{told.join(' · ')}</span> : null}
    </div>
  );
}
