import { filterFields } from '#core/insight/sla-reports/filter-field.ts';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listAgreements, rankings } from '#api/insight/agreements.ts';
import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { presetsOf } from '#core/insight/report-centre/due-period.ts';
import { reportKinds } from '#core/insight/report-centre/report.ts';
import { dimensions } from '#core/insight/sla-reports/dimension.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ReportFilters } from '../sla-reports/report-filters.tsx';
import type { ReportSearch } from '../sla-reports/report-search.ts';
import { useReportTexts } from '../sla-reports/report-texts.ts';

export interface ReportFieldsProps {
  readonly report: SubscribedReport;
  readonly onChange: (report: SubscribedReport) => void;
}

/** Which report, of which period, narrowed by what (REP-1). */
export function ReportFields({ report, onChange }: ReportFieldsProps) {
  const { t } = useTranslation('insight');
  const texts = useReportTexts();
  const { kind } = report;
  const agreements = useAnswer(listAgreements, {}, { enabled: kind === 'agreement' }).data?.rows ?? [];
  const change = (next: Partial<SubscribedReport>) => onChange({ ...report, ...next });
  const presets = presetsOf(kind);
  const search: ReportSearch = Object.fromEntries(filterFields.map((field) => [field, report[field]]));
  const fields = kind === 'overview' ? (['siteId'] as const) : filterFields;
  return (
    <>
      <div className="centre-two">
        <Select
          label={t('reportCentre.form.report')}
          data={reportKinds.map((value) => ({ value, label: t(`reportCentre.kinds.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => {
            const next = reportKinds.find((one) => one === value) ?? kind;
            const fits = presetsOf(next).includes(report.preset);
            change({ kind: next, preset: fits ? report.preset : (presetsOf(next)[0] ?? 'last-month') });
          }}
        />
        <Select
          label={t('reportCentre.form.period')}
          data={presets.map((value) => ({ value, label: t(`reportCentre.presets.${value}`) }))}
          value={report.preset}
          allowDeselect={false}
          onChange={(value) => change({ preset: presets.find((one) => one === value) ?? report.preset })}
        />
        {kind === 'agreement' ? (
          <Select
            required
            searchable
            className="centre-wide"
            label={t('reportCentre.form.agreement')}
            data={agreements.map(({ id, companyName, name }) => ({ value: id, label: `${companyName} · ${name}` }))}
            value={report.agreementId ?? null}
            onChange={(agreementId) => change({ agreementId: agreementId ?? undefined })}
          />
        ) : null}
        {kind === 'ranking' ? (
          <Select
            label={t('reportCentre.form.rank')}
            data={rankings.map((value) => ({ value, label: t(`agreements.ranking.bys.${value}`) }))}
            value={report.rank}
            allowDeselect={false}
            onChange={(value) => change({ rank: rankings.find((one) => one === value) ?? 'site' })}
          />
        ) : null}
        {kind === 'compliance' ? (
          <>
            <Select
              label={t('reportCentre.form.rows')}
              data={dimensions.map((value) => ({ value, label: t(`slaReports.dimensions.${value}`) }))}
              value={report.rows}
              allowDeselect={false}
              onChange={(value) => change({ rows: dimensions.find((one) => one === value) ?? 'department' })}
            />
            <Select
              label={t('reportCentre.form.per')}
              data={[
                { value: '', label: t('reportCentre.form.perAuto') },
                ...bucketUnits.map((value) => ({ value, label: t(`slaReports.units.${value}`) })),
              ]}
              value={report.per ?? ''}
              allowDeselect={false}
              onChange={(value) => change({ per: bucketUnits.find((one) => one === value) })}
            />
          </>
        ) : null}
      </div>
      <p className="hint">{t('reportCentre.form.periodHint')}</p>
      {kind === 'compliance' || kind === 'log' || kind === 'overview' ? (
        <div>
          <div className="lab">{t('reportCentre.form.filters')}</div>
          <div className="row wrap centre-filters">
            <ReportFilters search={search} texts={texts} only={fields} onChange={(next) => change(filtersOf(next))} />
          </div>
          <p className="hint">{t('reportCentre.form.filtersHint')}</p>
        </div>
      ) : null}
    </>
  );
}

/** Of a page's search only what narrows a report. */
function filtersOf(search: ReportSearch): Partial<SubscribedReport> {
  return Object.fromEntries(filterFields.filter((field) => field in search).map((field) => [field, search[field]]));
}
