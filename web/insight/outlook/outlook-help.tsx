import { Popover } from '@mantine/core';
import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';

/** What the forecast is reckoned from, in the page itself (SLA-12). */
export function OutlookHelp() {
  const { t } = useTranslation('outlook');
  return (
    <Popover position="bottom-end" width={420} withinPortal>
      <Popover.Target>
        <Button
          look="ghost"
          square
          icon={<CircleQuestionMark size={17} aria-hidden />}
          aria-label={t('help.title')}
          title={t('help.title')}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <h2>{t('help.title')}</h2>
        {(['pace', 'queue', 'hits'] as const).map((text) => (
          <p key={text} className="report-help t2">
            {t(`help.${text}`)}
          </p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
