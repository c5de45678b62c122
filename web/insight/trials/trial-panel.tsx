import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readGoal, readReportChoices } from '#api/insight/sla-reports.ts';
import {
  cancelTrial,
  listTrialChanges,
  readDraftTrial,
  startTrial,
  type Trial,
  type TrialSide,
} from '#api/insight/trials.ts';
import { periodBetween, periodOf, presets } from '#core/insight/sla-reports/period.ts';
import { type TrialDimension, trialDimensions } from '#core/insight/trials/trial-sums.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import type { OpenDraft } from '#web/promise/drafts/use-draft.ts';
import { LevelRing } from '../sla-reports/level-ring.tsx';
import { PeriodChip } from '../sla-reports/period-chip.tsx';
import type { ReportSearch } from '../sla-reports/report-search.ts';
import { useReportTexts } from '../sla-reports/report-texts.ts';
import { FateChip } from './fate-chip.tsx';
import { TrialBars } from './trial-bars.tsx';
import './trials.css';

/** At the right of the service levels: what the draft would have meant over a past period (SLA-10). */
export function TrialPanel({ draft, changes }: { readonly draft: OpenDraft; readonly changes: number }) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  const [chosen, setChosen] = useState<ReportSearch | null>(null);
  const zone = useAnswer(readReportChoices, {}, { staleTime: 60_000 }).data?.zone ?? 'Europe/Stockholm';
  const [going, setGoing] = useState(false);
  const known = useAnswer(
    readDraftTrial,
    { params: { draftId: draft.id ?? '' } },
    { enabled: draft.id !== null, refetchInterval: going ? 2_000 : undefined },
  );
  const trial = draft.id === null ? null : (known.data?.trial ?? null);
  const runs = trial?.state === 'waiting' || trial?.state === 'running';
  if (runs !== going) setGoing(runs);
  useLiveRefresh(runs ? `trial:${trial.id}` : undefined, [readDraftTrial, listTrialChanges]);
  const start = useCall(startTrial, { refresh: [readDraftTrial] });
  const cancel = useCall(cancelTrial, { refresh: [readDraftTrial] });
  const search = chosen ?? (trial === null ? { preset: 'last-month' } : edgesOf(trial));
  const preset = presets.find((one) => one === search.preset) ?? 'last-month';
  const tryIt = async () => {
    const draftId = await draft.settle();
    const { from, to } = search;
    start.mutate({ body: { draftId, preset, ...(from ? { from } : {}), ...(to ? { to } : {}) } });
  };
  const period =
    search.from === undefined && search.to === undefined
      ? periodOf(preset, presentInstant(), zone)
      : periodBetween(search.from ?? null, search.to ?? null, zone);
  return (
    <aside className="side trial" aria-label={t('title')}>
      <header className="row trial-head">
        <h2 className="grow">{t('title')}</h2>
        <PeriodChip search={search} period={period} zone={zone} texts={texts} withoutRule onChange={setChosen} />
      </header>
      {changes === 0 ? (
        <p className="xs t2">{t('empty')}</p>
      ) : (
        <>
          <p className="xs t2" role="status">
            {trial === null ? null : <b className="b">{texts.period(trial, zone)}. </b>}
            {trial === null ? t('notTried') : t('lead', { count: trial.contacts })}
          </p>
          {start.error ? <ErrorState error={start.error} /> : null}
          {trial === null ? null : (
            <Progress trial={trial} outdated={draft.unsaved || draft.changedAt > trial.askedAt} />
          )}
          <div className="row">
            {runs ? (
              <Button
                size="sm"
                busy={cancel.isPending}
                onClick={() => cancel.mutate({ params: { trialId: trial.id } })}
              >
                {t('cancel')}
              </Button>
            ) : (
              <Button size="sm" look="pri" busy={start.isPending} onClick={() => void tryIt()}>
                {trial === null ? t('try') : t('again')}
              </Button>
            )}
          </div>
          {trial === null || trial.total === null ? null : isBlank(trial) ? (
            <p className="xs t2">{t('noPromises')}</p>
          ) : (
            <Outcome trial={trial} />
          )}
        </>
      )}
    </aside>
  );
}

/** A trial that found no promise in its period has nothing to compare. */
function isBlank({ state, total, changed }: Trial): boolean {
  const promised = (side: TrialSide | undefined) => (side ? side.met + side.missed + side.cancelled : 0);
  return state === 'done' && changed === 0 && promised(total?.published) + promised(total?.drafted) === 0;
}

/** The period of a trial as it would be asked for again. */
function edgesOf({ from, to }: Trial): ReportSearch {
  if (from === null && to === null) return { preset: 'all' };
  const edge = (at: number | null) => (at === null ? undefined : new Date(at).toISOString());
  return { from: edge(from), to: edge(to) };
}

/** How far the trial has come, and whether it is of the draft as it stands. */
function Progress({ trial, outdated }: { readonly trial: Trial; readonly outdated: boolean }) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  if (trial.state === 'waiting' || trial.state === 'running') {
    const all = Math.max(1, trial.histories ?? 1);
    return (
      <div className="trial-progress">
        <progress max={all} value={trial.read} aria-label={t('title')} />
        <span className="xs t3 num">
          {t('progress', { read: texts.count(trial.read), all: texts.count(trial.histories ?? 0) })}
        </span>
      </div>
    );
  }
  if (trial.state === 'failed') return <p className="xs dn">{t('failed')}</p>;
  if (trial.state === 'cancelled') return <p className="xs t2">{t('cancelled')}</p>;
  return outdated ? <p className="xs t2 trial-outdated">{t('outdated')}</p> : null;
}

/** Both shares, the rows they are made of, and what would change. */
function Outcome({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('trials');
  const [by, setBy] = useState<TrialDimension>('department');
  const goal = useAnswer(readGoal, {}, { staleTime: 60_000 }).data?.goal ?? 0.95;
  const total = trial.total;
  if (total === null) return null;
  return (
    <>
      <section className="card trial-rings" aria-label={t('title')}>
        <Share side={total.published} name={t('published')} goal={goal} plain />
        <ArrowRight size={16} aria-hidden className="t3" />
        <Share side={total.drafted} name={t('drafted')} goal={goal} />
      </section>
      <section className="card trial-card">
        <header className="row wrap">
          <label className="row xs t3 grow">
            {t('by')}
            <select
              className="trial-by"
              value={by}
              onChange={(event) => setBy(event.currentTarget.value as TrialDimension)}
            >
              {trialDimensions.map((one) => (
                <option key={one} value={one}>
                  {t(`dimensions.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <span className="row xs t3 trial-keys">
            <i className="trial-key" aria-hidden /> {t('published')}
            <i className="trial-key drafted" aria-hidden /> {t('drafted')}
          </span>
        </header>
        <TrialBars rows={trial.rows[by]} by={by} goal={goal} />
      </section>
      <ChangedTickets trial={trial} />
    </>
  );
}

interface ShareProps {
  readonly side: TrialSide;
  readonly name: string;
  readonly goal: number;
  readonly plain?: boolean;
}

function Share({ side, name, goal, plain }: ShareProps) {
  const { t } = useTranslation('trials');
  const texts = useReportTexts();
  const below = side.level !== null && side.level < goal && !plain;
  return (
    <div className={plain ? 'trial-share plain' : 'trial-share'}>
      <LevelRing level={side.level} goal={goal} size={48} />
      <span>
        <span className="xs t3">{name}</span>
        <b className={below ? 'num dn' : 'num'}>{texts.level(side.level)}</b>
        <span className="xs t3 num">
          {t('keptOf', { met: texts.count(side.met), all: texts.count(side.met + side.missed) })}
        </span>
      </span>
    </div>
  );
}

/** The first tickets that would change, and the way to them all. */
function ChangedTickets({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('trials');
  const changes = useAnswer(
    listTrialChanges,
    { params: { trialId: trial.id }, query: { limit: 6 } },
    { keepPrevious: true },
  );
  const rows = changes.data?.rows ?? [];
  return (
    <section className="card trial-card">
      <header className="row wrap">
        <h3 className="grow xs t3">{t('changedHeading')}</h3>
        {trial.newlyMissed === 0 ? null : <Tag tone="bad">{t('newlyMissed', { count: trial.newlyMissed })}</Tag>}
        {trial.newlyKept === 0 ? null : <Tag tone="ok">{t('newlyKept', { count: trial.newlyKept })}</Tag>}
      </header>
      {trial.changed === 0 && trial.state === 'done' ? <p className="xs t2">{t('nothingChanges')}</p> : null}
      <ul className="trial-changes">
        {rows.map((row) => (
          <li key={row.place}>
            {row.subjectKind === 'ticket' ? (
              <PathLink to={paths.ticket(row.subjectId)} className="mono xs">
                {row.number ?? '–'}
              </PathLink>
            ) : (
              <span className="mono xs">{row.number ?? '–'}</span>
            )}
            <span className="cut xs" title={row.title ?? undefined}>
              {row.title ?? '–'}
            </span>
            <span className="row trial-verdicts">
              <FateChip fate={row.published} />
              <ArrowRight size={12} aria-hidden className="t3" />
              <FateChip fate={row.drafted} />
            </span>
          </li>
        ))}
      </ul>
      {trial.changed === 0 ? null : (
        <PathLink to={paths.trial(trial.id)} className="xs m">
          {t('all', { count: trial.changed })}
        </PathLink>
      )}
    </section>
  );
}
