import { useParams } from '@tanstack/react-router';
import { VisuallyHidden } from '@mantine/core';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangedPromise, listTrialChanges, readTrial } from '#api/insight/trials.ts';
import { trialChanges, type TrialChange } from '#core/insight/trials/fate.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, usePages } from '#web/kit/wire/use-answer.ts';
import { useReportTexts } from '../sla-reports/report-texts.ts';
import { FateChip } from './fate-chip.tsx';
import './trials.css';

const filters = ['all', ...trialChanges] as const;

/** Every promise a draft would change, with both verdicts and dues and the reason (SLA-10). */
export function TrialPage() {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  const { trialId } = useParams({ strict: false }) as { trialId: string };
  const [filter, setFilter] = useState<'all' | TrialChange>('all');
  const trial = useAnswer(readTrial, { params: { trialId } });
  const query = { limit: 100, ...(filter === 'all' ? {} : { change: filter }) };
  const changes = usePages(listTrialChanges, { params: { trialId }, query }, { keepPrevious: true });
  const runs = trial.data?.state === 'waiting' || trial.data?.state === 'running';
  useLiveRefresh(runs ? `trial:${trialId}` : undefined, [readTrial, listTrialChanges]);
  const rows = changes.data?.pages.flatMap((page) => page.rows) ?? [];
  const error = trial.error ?? changes.error;
  return (
    <Page
      wide
      title={t('page.title')}
      lead={t('page.lead')}
      count={trial.data ? texts.count(trial.data.changed) : undefined}
      before={
        <PathLink to={paths.settings('levels')} className="row xs m">
          <ArrowLeft size={14} aria-hidden /> {t('page.back')}
        </PathLink>
      }
    >
      {error ? <ErrorState error={error}>{t('page.gone')}</ErrorState> : null}
      <div className="row wrap">
        <SegmentedControl
          label={t('page.filter')}
          value={filter}
          options={filters.map((one) => ({ value: one, label: t(`change.${one}`) }))}
          onChange={setFilter}
        />
      </div>
      {changes.isPending && !error ? <SkeletonRows rows={10} /> : null}
      {rows.length === 0 && !changes.isPending && !error ? <EmptyState title={t('page.empty')} /> : null}
      {rows.length === 0 ? null : (
        <div className="trial-scroll" tabIndex={0} role="region" aria-label={t('page.title')}>
          <table className="trial-table">
            <thead>
              <tr>
                <th scope="col">{t('page.ticket')}</th>
                <th scope="col">{t('page.department')}</th>
                <th scope="col">{t('page.promise')}</th>
                <th scope="col">{t('published')}</th>
                <th scope="col">{t('drafted')}</th>
                <th scope="col">{t('page.due')}</th>
                <th scope="col">{t('page.why')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.place} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.hasNextPage ? (
        <Button busy={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
          {t('page.more')}
        </Button>
      ) : null}
    </Page>
  );
}

function Line({ row }: { readonly row: ChangedPromise }) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  return (
    <tr>
      <td className="trial-ticket">
        {row.subjectKind === 'ticket' ? (
          <PathLink to={paths.ticket(row.subjectId)} className="m num">
            {row.number ?? '–'}
          </PathLink>
        ) : (
          <span className="num">{row.number ?? '–'}</span>
        )}{' '}
        <span className="cut t2" title={row.title ?? undefined}>
          {row.title}
        </span>
      </td>
      <td>{row.department ?? '–'}</td>
      <td>{texts.promise(row.promise)}</td>
      <td>
        <FateChip fate={row.published} />
      </td>
      <td>
        <FateChip fate={row.drafted} />
      </td>
      <td className="num">
        {texts.moment(row.published.dueAt)} <ArrowRight size={12} aria-hidden className="t3" />{' '}
        {texts.moment(row.drafted.dueAt)}
      </td>
      <td className="xs t2">
        <Why row={row} />
        <VisuallyHidden>{t(`change.${row.change}`)}</VisuallyHidden>
      </td>
    </tr>
  );
}

/** What makes the difference, in a sentence. */
function Why({ row }: { readonly row: ChangedPromise }) {
  const { t } = useTranslation('trials');
  const times = useTimes();
  const { published, drafted } = row;
  if (row.why === 'level') {
    return t('why.level', { level: drafted.levelName ?? t('noLevel'), before: published.levelName ?? t('noLevel') });
  }
  if (row.why === 'counting') return t('why.counting');
  const target = (side: ChangedPromise['published']) =>
    side.targetMs === null ? t('noTarget') : times.lasting(side.targetMs, 'down', side.business ? 'hour' : 'day');
  return t('why.target', { target: target(drafted), before: target(published) });
}
