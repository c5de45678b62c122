import { type FilterField, filterFields } from '#core/insight/sla-reports/filter-field.ts';
import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readReportChoices } from '#api/insight/sla-reports.ts';
import { verdicts } from '#core/insight/sla-reports/verdict.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ChoiceChip } from './choice-chip.tsx';
import type { ReportSearch } from './report-search.ts';
import type { ReportTexts } from './report-texts.ts';

export interface ReportFiltersProps {
  readonly search: ReportSearch;
  readonly texts: ReportTexts;
  readonly onChange: (next: ReportSearch) => void;
  /** The fields there are; all when left out. */
  readonly only?: readonly FilterField[];
}

/** The chips a report is narrowed by: promise and department always, the others when they are in use (SLR-1, SLR-2). */
export function ReportFilters({ search, texts, onChange, only = filterFields }: ReportFiltersProps) {
  const { t } = useTranslation(['insight', 'kit']);
  const choices = useAnswer(readReportChoices, {}, { staleTime: 60_000 }).data;
  const [opened, setOpened] = useState<FilterField>();
  const [adding, setAdding] = useState(false);
  useKeys([{ keys: 'f', label: t('slaReports.filter'), group: t('kit:keys.here'), run: () => setAdding(true) }]);
  const stands = (field: FilterField) =>
    field === 'promise' || field === 'departmentId' || search[field] !== undefined || opened === field;
  const labels: Readonly<Record<FilterField, string>> = {
    promise: t('slaReports.dimensions.promise'),
    departmentId: t('slaReports.dimensions.department'),
    levelId: t('slaReports.dimensions.level'),
    siteId: t('slaReports.dimensions.site'),
    priority: t('slaReports.dimensions.priority'),
    agentId: t('slaReports.dimensions.agent'),
    resolverId: t('slaReports.dimensions.resolver'),
    companyId: t('slaReports.dimensions.company'),
    typeId: t('slaReports.dimensions.type'),
    templateId: t('slaReports.dimensions.template'),
    outcome: t('slaReports.outcome'),
  };
  const orNone = (some: readonly { id: string; name: string }[] | undefined) => [
    ...(some ?? []),
    { id: 'none', name: t('slaReports.none') },
  ];
  const choicesOf = (field: FilterField) => {
    if (field === 'promise') return promises.map((id) => ({ id, name: texts.promise(id) }));
    if (field === 'outcome') return verdicts.map((id) => ({ id, name: t(`slaReports.verdicts.${id}`) }));
    if (field === 'priority')
      return (choices?.priorities ?? []).map(({ id, name }) => ({ id, name: name ?? texts.priority(id) }));
    if (field === 'typeId') return orNone(choices?.types.map(({ id, name }) => ({ id, name: name ?? texts.type(id) })));
    if (field === 'templateId') return orNone(choices?.templates);
    if (field === 'levelId') return choices?.levels ?? [];
    if (field === 'siteId') return choices?.sites ?? [];
    if (field === 'departmentId') return orNone(choices?.departments);
    return orNone(field === 'companyId' ? choices?.companies : choices?.agents);
  };
  return (
    <>
      {only.filter(stands).map((field) => (
        <ChoiceChip
          key={field}
          label={labels[field]}
          value={search[field]}
          choices={choicesOf(field)}
          opened={opened === field}
          onOpen={(open) => setOpened(open ? field : undefined)}
          onChange={(value) => onChange({ [field]: value })}
        />
      ))}
      <Menu opened={adding} onChange={setAdding} position="bottom-start">
        <Menu.Target>
          <button type="button" className="fchip dash">
            <Plus size={13} aria-hidden />
            {t('slaReports.filter')} <Keys of="f" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {only.map((field) => (
            <Menu.Item key={field} onClick={() => setTimeout(() => setOpened(field))}>
              {labels[field]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
