import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readChecklist } from '#api/house/onboarding.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { SideNav } from '#web/kit/parts/side-nav.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { settingsPages } from './settings-pages.tsx';

/** The control panel (ONB-1): a side column with a line for each settings page, and the page. */
export function ControlPanel() {
  const { t } = useTranslation('kit');
  const may = mayDo(useMe(), 'settings.edit');
  const warnings = useAnswer(readChecklist, {}, { enabled: may, staleTime: 15_000 }).data?.warnings ?? 0;
  const groups = (['start', 'channels', 'rules', 'organisation'] as const)
    .map((group) => ({
      title: t(`panel.${group}`),
      links: settingsPages
        .filter((page) => page.group === group)
        .map((page) => ({
          to: paths.settings(page.name),
          label: t(`pages.${page.name}`),
          icon: page.icon,
          ...(page.name === 'start' && warnings > 0 ? { count: warnings, tone: 'warn' as const } : {}),
        })),
    }))
    .filter((group) => group.links.length > 0);
  return (
    <>
      <SideNav label={t('panel.title')} groups={groups} />
      <Outlet />
    </>
  );
}
