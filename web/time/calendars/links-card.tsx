import { Copy, Link2 } from 'lucide-react';
import { listCalendarLinks, makeCalendarLink, revokeCalendarLink } from '#api/time/calendar-feeds.ts';
import { icalContents } from '#core/time/calendars/write-ical.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** The secret addresses at which other calendars may read this one (CAL-1). */
export function LinksCard({ calendarId }: { readonly calendarId: string }) {
  const { t } = useCalendarWords();
  const times = useTimes();
  const links = useAnswer(listCalendarLinks, { params: { calendarId } });
  const failed = (error: Error) => toast({ text: errorSentence(error), tone: 'bad' });
  const make = useCall(makeCalendarLink, {
    refresh: [listCalendarLinks],
    onError: failed,
    onSuccess: ({ address }) => copy(address),
  });
  const revoke = useCall(revokeCalendarLink, {
    refresh: [listCalendarLinks],
    onError: failed,
    onSuccess: () => toast({ text: t('links.revoked') }),
  });
  const copy = (address: string) =>
    void navigator.clipboard?.writeText(address).then(
      () => toast({ text: t('links.copied') }),
      () => undefined,
    );
  return (
    <section className="card calp-card" aria-label={t('links.title')}>
      <header>
        <h2>{t('links.title')}</h2>
        <span className="grow" />
        {icalContents.map((content) => (
          <Button
            key={content}
            size="sm"
            icon={<Link2 size={14} aria-hidden />}
            busy={make.isPending && make.variables?.body.content === content}
            aria-label={t(content === 'opening-hours' ? 'links.makeHours' : 'links.makeDays')}
            onClick={() => make.mutate({ params: { calendarId }, body: { content } })}
          >
            {t(`links.${content}`)}
          </Button>
        ))}
      </header>
      {links.isPending ? <SkeletonRows rows={1} /> : null}
      {links.error ? <ErrorState error={links.error} onRetry={() => void links.refetch()} /> : null}
      {links.data?.rows.map((link) => (
        <div className="fd" key={link.id}>
          <span className="t3">
            <Link2 size={16} aria-hidden />
          </span>
          <div style={{ minWidth: 0 }}>
            <div className="m">{t(`links.${link.content}`)}</div>
            <div className="xs t3 cut">
              {t('links.made', { at: times.when(link.madeAt) })} · {link.address}
            </div>
          </div>
          <Button
            square
            size="sm"
            look="ghost"
            aria-label={`${t('links.copy')}: ${t(`links.${link.content}`)}`}
            title={t('links.copy')}
            onClick={() => copy(link.address)}
          >
            <Copy size={14} aria-hidden />
          </Button>
          <Button
            size="sm"
            look="ghost"
            aria-label={t('links.revoke', { what: t(`links.${link.content}`) })}
            onClick={() => revoke.mutate({ params: { calendarId, linkId: link.id } })}
          >
            {t('links.revokeShort')}
          </Button>
        </div>
      ))}
      {links.data?.rows.length === 0 ? (
        <p className="calp-empty">
          <Link2 size={16} aria-hidden /> {t('links.none')} {t('links.hint')}
        </p>
      ) : null}
    </section>
  );
}
