import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  deleteReportSubscription,
  listReportRuns,
  listReportSubscriptions,
  pauseReportSubscription,
  type ReportSubscription,
  restoreReportSubscription,
  resumeReportSubscription,
  sendReportNow,
} from '#api/insight/report-centre.ts';
import { PathLink, useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { RunStateChip } from './run-state-chip.tsx';
import { useRhythmText } from './use-rhythm-text.ts';

export interface SubscriptionRowProps {
  readonly subscription: ReportSubscription;
  readonly onEdit: () => void;
}

/** A subscription as a row: what, when, to whom, next and last, and what can be done with it (REP-1). */
export function SubscriptionRow({ subscription, onEdit }: SubscriptionRowProps) {
  const { t } = useTranslation('insight');
  const times = useTimes();
  const rhythm = useRhythmText();
  const go = useGo();
  const { id, name, report, recipients, addresses, formats, state, stoppedBecause, nextDueAt, last, mine } =
    subscription;
  const params = { subscriptionId: id };
  const failed = { onError: (error: Error) => void toast({ text: errorSentence(error), tone: 'bad' }) };
  const refresh = [listReportSubscriptions, listReportRuns];
  const restore = useCall(restoreReportSubscription, { refresh, ...failed });
  const remove = useCall(deleteReportSubscription, {
    ...{ refresh, ...failed },
    onSuccess: () => {
      toast({ text: t('reportCentre.done.deleted', { name }), undo: () => restore.mutate({ params }) });
    },
  });
  const resume = useCall(resumeReportSubscription, { refresh, ...failed });
  const pause = useCall(pauseReportSubscription, {
    ...{ refresh, ...failed },
    onSuccess: () => {
      toast({ text: t('reportCentre.done.paused', { name }), undo: () => resume.mutate({ params }) });
    },
  });
  const send = useCall(sendReportNow, {
    ...{ refresh, ...failed },
    onSuccess: () => void toast({ text: t('reportCentre.done.now') }),
  });
  const to = [...recipients.map((one) => one.name), ...addresses.map(({ email }) => email)];
  return (
    <tr>
      <th className="l m" scope="row">
        {mine ? (
          <button type="button" className="plainbtn report-fig" onClick={onEdit}>
            {name}
          </button>
        ) : (
          name
        )}
        <div className="xs t3">
          {[
            t(`reportCentre.kinds.${report.kind}`),
            t(`reportCentre.presets.${report.preset}`),
            formats.join(', ').toUpperCase(),
            mine ? '' : subscription.ownerName,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </th>
      <td className="l">{rhythm.sentence(subscription.rhythm)}</td>
      <td className="l t2 centre-to" title={to.join(', ')}>
        {to.length > 2 ? `${to.slice(0, 2).join(', ')} +${to.length - 2}` : to.join(', ')}
      </td>
      <td className="l">
        {state === 'running' && nextDueAt !== null ? (
          <span className="num" title={times.fully(nextDueAt)}>
            {times.when(nextDueAt)}
          </span>
        ) : (
          <>
            <span className={state === 'stopped' ? 'tag bad' : 'tag'}>{t(`reportCentre.states.${state}`)}</span>
            {stoppedBecause === null ? null : (
              <div className="xs t3">{t(`reportCentre.stopped.${stoppedBecause}`)}</div>
            )}
          </>
        )}
      </td>
      <td className="l">
        {last === null ? (
          <span className="t3">{t('reportCentre.never')}</span>
        ) : (
          <PathLink to={paths.reportArchive(id)} className="report-fig">
            <RunStateChip state={last.state} /> <span className="xs t3 num">{times.when(last.dueAt)}</span>
          </PathLink>
        )}
      </td>
      <td aria-label={t('reportCentre.acts.more', { name })}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              look="ghost"
              size="sm"
              square
              icon={<Ellipsis size={16} aria-hidden />}
              aria-label={t('reportCentre.acts.more', { name })}
            />
          </Menu.Target>
          <Menu.Dropdown>
            {mine ? (
              <>
                <Menu.Item onClick={() => send.mutate({ params })}>{t('reportCentre.acts.now')}</Menu.Item>
                <Menu.Item onClick={onEdit}>{t('reportCentre.acts.edit')}</Menu.Item>
                <Menu.Item onClick={() => go(paths.reportArchive(id))}>{t('reportCentre.acts.archive')}</Menu.Item>
              </>
            ) : null}
            {state === 'running' ? (
              <Menu.Item onClick={() => pause.mutate({ params })}>{t('reportCentre.acts.pause')}</Menu.Item>
            ) : mine ? (
              <Menu.Item onClick={() => resume.mutate({ params })}>{t('reportCentre.acts.resume')}</Menu.Item>
            ) : null}
            <Menu.Item onClick={() => remove.mutate({ params })}>{t('reportCentre.acts.delete')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
