import { Popover } from '@mantine/core';
import { Calendar } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { datesOf, type Period, presets } from '#core/insight/sla-reports/period.ts';
import { periodRules } from '#core/insight/sla-reports/verdict.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { FilterChip } from '#web/kit/parts/chips.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import type { ReportSearch } from './report-search.ts';
import type { ReportTexts } from './report-texts.ts';

export interface PeriodChipProps {
  readonly search: ReportSearch;
  /** The period as answered; null until then. */
  readonly period: Period | null;
  readonly zone: string;
  readonly texts: ReportTexts;
  /** What it reports on belongs to one period only: no choice of which instant decides. */
  readonly withoutRule?: boolean;
  readonly onChange: (next: ReportSearch) => void;
}

/** The period of a report: by name or between two dates, and which instant puts a promise in it (SLR-1). */
export function PeriodChip({ search, period, zone, texts, withoutRule, onChange }: PeriodChipProps) {
  const { t } = useTranslation('insight');
  const [opened, setOpened] = useState(false);
  const preset = search.from === undefined && search.to === undefined ? (search.preset ?? 'this-month') : undefined;
  const named = presets.find((one) => one === preset);
  const dates = period === null ? { from: null, to: null } : datesOf(period, zone);
  const choose = (next: ReportSearch) => {
    onChange(next);
    setOpened(false);
  };
  const value = period === null ? t(`slaReports.presets.${named ?? 'this-month'}`) : texts.period(period, zone);
  return (
    <Popover
      withRoles={false}
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <span>
          <FilterChip
            icon={<Calendar size={13} aria-hidden />}
            field={search.by === 'started' && !withoutRule ? t('slaReports.belongsBy.started') : ''}
            value={value}
            onPress={() => setOpened(!opened)}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="report-period" role="group" aria-label={t('slaReports.period')}>
          <div className="report-presets">
            {presets.map((one) => (
              <button
                key={one}
                type="button"
                className={one === named ? 'vi on' : 'vi'}
                aria-pressed={one === named}
                onClick={() => choose({ preset: one, from: undefined, to: undefined })}
              >
                {t(`slaReports.presets.${one}`)}
              </button>
            ))}
          </div>
          <form
            className="report-dates"
            onSubmit={(event) => {
              event.preventDefault();
              const given = new FormData(event.currentTarget);
              const edge = (name: string) => String(given.get(name) ?? '') || undefined;
              choose({ preset: undefined, from: edge('from'), to: edge('to') });
            }}
          >
            {(['from', 'to'] as const).map((name) => (
              <label key={name}>
                <span className="lab">{t(`slaReports.${name}`)}</span>
                <span className="inp">
                  <input type="date" name={name} defaultValue={dates[name] ?? ''} />
                </span>
              </label>
            ))}
            <Button type="submit" size="sm">
              {t('slaReports.apply')}
            </Button>
          </form>
          {withoutRule ? null : (
            <div>
              <div className="lab">{t('slaReports.belongs')}</div>
              <SegmentedControl
                label={t('slaReports.belongs')}
                value={search.by === 'started' ? 'started' : 'decided'}
                options={periodRules.map((rule) => ({ value: rule, label: t(`slaReports.belongsBy.${rule}`) }))}
                onChange={(by) => choose({ by: by === 'decided' ? undefined : by })}
              />
            </div>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
