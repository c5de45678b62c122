import { Popover } from '@mantine/core';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';

/** How a report counts, in the page itself (SLR-1): denominators, periods, weights, clocks, agents. */
export function ReportHelp() {
  const { t } = useTranslation('insight');
  const texts = ['level', 'overdue', 'period', 'weights', 'clocks', 'agent', 'overview', 'press', 'csv'] as const;
  return (
    <Popover position="bottom-end" width={420} withinPortal>
      <Popover.Target>
        <Button
          look="ghost"
          square
          icon={<CircleQuestionMark size={17} aria-hidden />}
          aria-label={t('slaReports.help')}
          title={t('slaReports.help')}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <h2>{t('slaReports.help')}</h2>
        {texts.map((text) => (
          <p key={text} className="report-help t2">
            {t(`help.${text}`)}
          </p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
