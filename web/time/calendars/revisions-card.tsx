import { X } from 'lucide-react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { listCalendarRevisions, readCalendarRevision } from '#api/time/calendars.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { call } from '#web/kit/wire/call.ts';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Earlier revisions, each of which can be brought back as a draft (CAL-5). */
export function RevisionsCard({ calendarId, disabled, onTake, onClose }: RevisionsCardProps) {
  const { t } = useCalendarWords();
  const times = useTimes();
  const revisions = useAnswer(listCalendarRevisions, { params: { calendarId } });
  const take = async (revisionId: string, number: number) => {
    try {
      const { definition } = await call(readCalendarRevision, { params: { calendarId, revisionId } });
      onTake(definition);
      toast({ text: t('revisions.taken', { number }) });
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
    }
  };
  return (
    <section className="card calp-card wide">
      <header>
        <h2>{t('revisions.title')}</h2>
        <span className="xs t3 grow">{t('revisions.hint')}</span>
        <Button square size="sm" look="ghost" aria-label={t('deviations.cancel')} onClick={onClose}>
          <X size={15} aria-hidden />
        </Button>
      </header>
      {revisions.isPending ? <SkeletonRows rows={3} /> : null}
      {revisions.error ? <ErrorState error={revisions.error} onRetry={() => void revisions.refetch()} /> : null}
      {revisions.data?.rows.map((row) => (
        <div className="rev" key={row.id}>
          <span className="row" style={{ gap: 10 }}>
            <b className="num">{t('calendars.revision', { number: row.number })}</b>
            <span className="xs t3">
              {row.madeAt === 0 ? t('revisions.start') : t('revisions.made', { at: times.fully(row.madeAt) })}
            </span>
            {row.current ? <Tag tone="acc">{t('revisions.current')}</Tag> : null}
          </span>
          <Button size="sm" disabled={disabled} onClick={() => void take(row.id, row.number)}>
            {t('revisions.take')}
          </Button>
        </div>
      ))}
    </section>
  );
}

export interface RevisionsCardProps {
  readonly calendarId: string;
  readonly disabled: boolean;
  readonly onTake: (definition: CalendarDefinition) => void;
  readonly onClose: () => void;
}
