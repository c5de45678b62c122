import { Menu } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';

export interface ExportButtonsProps {
  readonly onCsv: () => void;
  readonly onBook: () => void;
  /** Further ways to save the same, by their names. */
  readonly more?: readonly { readonly label: string; readonly run: () => void }[];
}

/** Saves a report: as CSV at a press, in the menu beside it as XLSX and otherwise (SLR-4). */
export function ExportButtons({ onCsv, onBook, more = [] }: ExportButtonsProps) {
  const { t } = useTranslation('insight');
  return (
    <span className="split report-split">
      <Button icon={<Download size={15} aria-hidden />} hint="e" onClick={onCsv}>
        {t('slaReports.exportCsv')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label={t('slaReports.exportMore')} icon={<ChevronDown size={15} aria-hidden />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onBook}>{t('slaReports.exportBook')}</Menu.Item>
          {more.map(({ label, run }) => (
            <Menu.Item key={label} onClick={run}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}
