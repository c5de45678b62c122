import { CalendarPlus, FileText, Plus, RefreshCw, Rss, X } from 'lucide-react';
import { useState } from 'react';
import {
  type CalendarFeedRow,
  fetchCalendarFeed,
  listCalendarFeeds,
  removeCalendarFeed,
  restoreCalendarFeed,
} from '#api/time/calendar-feeds.ts';
import { listCalendarRevisions, listCalendars, readCalendar } from '#api/time/calendars.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { FeedForm } from './feed-form.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The calendars kept elsewhere that this one follows, each with when it was fetched or why not (CAL-1). */
export function FeedsCard({ calendarId, disabled }: { readonly calendarId: string; readonly disabled: boolean }) {
  const { t } = useCalendarWords();
  const [adding, setAdding] = useState(false);
  const feeds = useAnswer(listCalendarFeeds, { params: { calendarId } });
  useLiveRefresh('calendar-feeds', [listCalendarFeeds, readCalendar, listCalendars, listCalendarRevisions]);
  return (
    <section className="card calp-card" aria-label={t('feeds.title')}>
      <header>
        <h2>{t('feeds.title')}</h2>
        <span className="grow" />
        <Button
          size="sm"
          icon={<Plus size={14} aria-hidden />}
          because={disabled ? t('calendars.mayNot') : undefined}
          onClick={() => setAdding(true)}
        >
          {t('feeds.add')}
        </Button>
      </header>
      {adding ? <FeedForm calendarId={calendarId} onClose={() => setAdding(false)} /> : null}
      {feeds.isPending ? <SkeletonRows rows={1} /> : null}
      {feeds.error ? <ErrorState error={feeds.error} onRetry={() => void feeds.refetch()} /> : null}
      {feeds.data?.rows.map((feed) => (
        <FeedLine key={feed.id} calendarId={calendarId} feed={feed} disabled={disabled} />
      ))}
      {feeds.data?.rows.length === 0 && !adding ? (
        <p className="calp-empty">
          <CalendarPlus size={16} aria-hidden /> {t('feeds.none')} {t('feeds.hint')}
        </p>
      ) : null}
    </section>
  );
}

const REFRESH = [listCalendarFeeds, readCalendar, listCalendars, listCalendarRevisions];

function FeedLine({ calendarId, feed, disabled }: FeedLineProps) {
  const { t } = useCalendarWords();
  const times = useTimes();
  const params = { calendarId, feedId: feed.id };
  const failed = (error: Error) => toast({ text: errorSentence(error), tone: 'bad' });
  const restore = useCall(restoreCalendarFeed, { refresh: REFRESH, onError: failed });
  const fetchNow = useCall(fetchCalendarFeed, { refresh: REFRESH, onError: failed });
  const remove = useCall(removeCalendarFeed, {
    refresh: REFRESH,
    onError: failed,
    onSuccess: () => toast({ text: t('feeds.removed', { name: feed.name }), undo: () => restore.mutate({ params }) }),
  });
  const mayNot = disabled ? t('calendars.mayNot') : undefined;
  const when =
    feed.fetchedAt === null
      ? t('feeds.fetching')
      : t(feed.host === null ? 'feeds.read' : 'feeds.fetched', { at: times.when(feed.fetchedAt) });
  return (
    <div className="fd">
      <span className="t3">
        {feed.host === null ? <FileText size={16} aria-hidden /> : <Rss size={16} aria-hidden />}
      </span>
      <div style={{ minWidth: 0 }}>
        <div className="row" style={{ gap: 8 }}>
          <span className="m cut">{feed.name}</span>
          <Tag tone={feed.says === 'open' ? 'ok' : 'bad'}>
            {t(feed.says === 'open' ? 'feeds.opens' : 'feeds.closes')}
          </Tag>
        </div>
        <div className="xs t3 cut">
          {[feed.host ?? t('feeds.fromFile'), t('feeds.events', { count: feed.events }), feed.fault ? '' : when]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {feed.fault ? (
          <div className="xs fd-fault" role="status">
            {t('feeds.failed', {
              at: feed.failedAt === null ? '' : times.when(feed.failedAt),
              why: t(`feeds.faults.${feed.fault}`),
            })}
            {feed.fetchedAt === null ? '' : ` ${t('feeds.stillHolds')}`}
          </div>
        ) : null}
      </div>
      {feed.host === null ? null : (
        <Button
          square
          size="sm"
          look="ghost"
          aria-label={`${t('feeds.fetchNow')}: ${feed.name}`}
          title={t('feeds.fetchNow')}
          because={mayNot}
          busy={fetchNow.isPending}
          onClick={() => fetchNow.mutate({ params })}
        >
          <RefreshCw size={14} aria-hidden />
        </Button>
      )}
      <Button
        square
        size="sm"
        look="ghost"
        aria-label={t('feeds.remove', { name: feed.name })}
        title={t('feeds.remove', { name: feed.name })}
        because={mayNot}
        onClick={() => remove.mutate({ params })}
      >
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}

interface FeedLineProps {
  readonly calendarId: string;
  readonly feed: CalendarFeedRow;
  readonly disabled: boolean;
}
