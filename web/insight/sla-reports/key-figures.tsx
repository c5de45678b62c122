import { Popover } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeGoal, readCompliance } from '#api/insight/sla-reports.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { Dimension, ReportClock } from '#core/insight/sla-reports/dimension.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { call } from '#web/kit/wire/call.ts';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { LevelRing } from './level-ring.tsx';
import { fieldOf } from './report-search.ts';
import type { ReportTexts } from './report-texts.ts';

type Report = ReplyOf<typeof readCompliance>;

export interface KeyFiguresProps {
  readonly report: Report;
  /** The period before, to compare with. */
  readonly before: Report | undefined;
  readonly rows: Dimension;
  readonly clock: ReportClock;
  readonly texts: ReportTexts;
  readonly onOpen: (filter: object) => void;
}

/** The figures at the head of the report, each of which opens what is behind it (SLR-1). */
export function KeyFigures({ report, before, rows, clock, texts, onOpen }: KeyFiguresProps) {
  const { t } = useTranslation('insight');
  const { total, goal } = report;
  const below = report.rows
    .filter((row) => row.figures.level !== null && row.figures.level < goal)
    .sort((a, b) => b.figures.missed - a.figures.missed || (a.figures.level ?? 0) - (b.figures.level ?? 0));
  const worst = below[0];
  const field = fieldOf(rows);
  return (
    <div className="report-figures">
      <div className="row report-level">
        <LevelRing level={total.level} goal={goal} />
        <div className="kpi">
          <GoalLabel goal={goal} texts={texts} />
          <button type="button" className="v plainbtn" onClick={() => onOpen({})}>
            {texts.level(total.level)}
          </button>
          <Difference
            now={total.level}
            then={before?.total.level ?? null}
            period={(before && texts.month(before, before.zone, 'long')) ?? t('slaReports.before')}
            texts={texts}
          />
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('slaReports.met')}</div>
        <button type="button" className="v plainbtn" onClick={() => onOpen({ outcome: 'met' })}>
          {texts.count(total.met)}
        </button>
        <div className="xs t3">
          {total.met === 0
            ? ' '
            : t('slaReports.averageOf', {
                average: texts.lasting(total.metTime.averageMs, clock),
                target: texts.lasting(total.metTargetMs, clock),
              })}
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('slaReports.missed')}</div>
        <button type="button" className="v plainbtn" onClick={() => onOpen({ outcome: 'missed,overdue' })}>
          {texts.count(total.missed)}
        </button>
        <div className="xs t3">
          {[
            total.missedOver.averageMs === null
              ? ''
              : t('slaReports.averageOver', { average: texts.lasting(total.missedOver.averageMs, clock) }),
            total.overdue === 0 ? '' : t('slaReports.stillOpen', { count: total.overdue }),
          ]
            .filter(Boolean)
            .join(' · ') || ' '}
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('slaReports.belowGoal')}</div>
        {worst ? (
          <>
            <button
              type="button"
              className="v small plainbtn cut"
              title={texts.row(worst, rows)}
              onClick={() => onOpen(field === undefined ? {} : { [field]: worst.key ?? 'none' })}
            >
              {texts.row(worst, rows)}
            </button>
            <div className="xs t3">
              {below.length > 1
                ? t('slaReports.belowMore', {
                    count: below.length - 1,
                    missed: texts.count(worst.figures.missed),
                    level: texts.level(worst.figures.level),
                  })
                : t('slaReports.belowDetail', {
                    missed: texts.count(worst.figures.missed),
                    level: texts.level(worst.figures.level),
                  })}
            </div>
          </>
        ) : (
          <div className="v small">{t('slaReports.belowNone')}</div>
        )}
      </div>
      <div className="kpi">
        <div className="l">{t('slaReports.cancelled')}</div>
        <button type="button" className="v plainbtn" onClick={() => onOpen({ outcome: 'cancelled' })}>
          {texts.count(total.cancelled)}
        </button>
        <div className="xs t3">{t('slaReports.cancelledHint')}</div>
      </div>
    </div>
  );
}

/** The change of a level against the period before, in percentage points. */
function Difference({
  now,
  then,
  period,
  texts,
}: {
  readonly now: number | null;
  readonly then: number | null;
  readonly period: string;
  readonly texts: ReportTexts;
}) {
  const { t } = useTranslation('insight');
  if (now === null || then === null) return <div className="xs t3"> </div>;
  const points = texts.points(now - then);
  if (Math.round((now - then) * 1000) === 0)
    return <div className="xs t3">{t('slaReports.pointsSame', { period })}</div>;
  return now > then ? (
    <div className="xs up" title={t('slaReports.inPoints')}>
      {t('slaReports.pointsUp', { points, period })}
    </div>
  ) : (
    <div className="xs dn" title={t('slaReports.inPoints')}>
      {t('slaReports.pointsDown', { points, period })}
    </div>
  );
}

/** "Level, goal 95 %"; who may change settings can change the goal here. */
function GoalLabel({ goal, texts }: { readonly goal: number; readonly texts: ReportTexts }) {
  const { t } = useTranslation('insight');
  const me = useMe();
  const cache = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const label = t('slaReports.levelGoal', { goal: texts.goal(goal) });
  if (!mayDo(me, 'settings.edit')) return <div className="l">{label}</div>;
  const save = async (percent: number) => {
    try {
      await call(changeGoal, { body: { goal: percent / 100 } });
      await cache.invalidateQueries({ queryKey: keyOf(readCompliance) });
      setOpened(false);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="l plainbtn report-goal"
          title={t('slaReports.changeGoal')}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="report-dates"
          onSubmit={(event) => {
            event.preventDefault();
            void save(Number(new FormData(event.currentTarget).get('goal')));
          }}
        >
          <label>
            <span className="lab">{t('slaReports.goalLabel')}</span>
            <span className="inp">
              <input
                type="number"
                name="goal"
                min={0}
                max={100}
                step={0.1}
                required
                defaultValue={Math.round(goal * 1000) / 10}
              />
            </span>
          </label>
          <Button type="submit" look="pri" size="sm">
            {t('slaReports.save')}
          </Button>
        </form>
        {failed ? <div className="hint bad">{errorSentence(failed)}</div> : null}
      </Popover.Dropdown>
    </Popover>
  );
}
