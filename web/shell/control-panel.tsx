import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { paths } from '#web/kit/frame/paths.ts';
import { SideNav } from '#web/kit/parts/side-nav.tsx';
import { settingsPages } from './settings-pages.tsx';

/** The control panel (ONB-1): a side column with a line for each settings page, and the page. */
export function ControlPanel() {
  const { t } = useTranslation('kit');
  const groups = (['start', 'channels', 'rules', 'organisation'] as const)
    .map((group) => ({
      title: t(`panel.${group}`),
      links: settingsPages
        .filter((page) => page.group === group)
        .map((page) => ({ to: paths.settings(page.name), label: t(`pages.${page.name}`), icon: page.icon })),
    }))
    .filter((group) => group.links.length > 0);
  return (
    <>
      <SideNav label={t('panel.title')} groups={groups} />
      <Outlet />
    </>
  );
}
