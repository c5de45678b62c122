import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readCarryOver } from '#api/promise/carry-over.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import type { OpenDraft } from './use-draft.ts';

/** What publishing would do to the clocks that run now, told before it is done (SLA-5). */
export function CarryOver({ draft }: { readonly draft: OpenDraft }) {
  const { t } = useTranslation('promise');
  const { levels, calendars, removedLevels } = draft.content;
  const changes = levels.some(({ revisionNo }) => revisionNo > 0) || calendars.length > 0;
  const moves = changes || removedLevels.length > 0;
  const ready = draft.id !== null && !draft.unsaved && moves;
  const draftId = draft.id ?? '';
  const { data } = useQuery({
    queryKey: [...keyOf(readCarryOver), draftId, draft.version],
    queryFn: ({ signal }) => call(readCarryOver, { params: { draftId } }, { signal }),
    enabled: ready,
  });
  if (!ready || !data) return null;
  const { running, earlier, later, begun, ended, released, overdue, more } = data;
  const parts = [
    earlier > 0 ? t('carryOver.earlier', { count: earlier }) : null,
    later > 0 ? t('carryOver.later', { count: later }) : null,
    begun > 0 ? t('carryOver.begun', { count: begun }) : null,
    ended > 0 ? t('carryOver.ended', { count: ended }) : null,
  ].filter((part) => part !== null);
  return (
    <p className="carry-over xs t2" role="status">
      {changes ? (
        <>
          {t('carryOver.running', { count: running })}
          {more ? ` (${t('carryOver.more')})` : null}
          {': '}
          {parts.length === 0 ? t('carryOver.nothing') : parts.join(', ')}
        </>
      ) : null}
      {removedLevels.length > 0 ? ` ${t('carryOver.released', { count: released })}.` : null}
      {overdue > 0 ? <b className="carry-over-late"> {t('carryOver.overdue', { count: overdue })}</b> : null}
    </p>
  );
}
