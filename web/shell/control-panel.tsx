import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readChecklist } from '#api/house/onboarding.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { SideNav } from '#web/kit/parts/side-nav.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { openPagesFor } from './open-pages.ts';

/** The control panel (ONB-1): a side column with a line for each settings page, and the page. */
export function ControlPanel() {
  const { t } = useTranslation('kit');
  const me = useMe();
  const open = openPagesFor(me);
  const may = mayDoEverywhere(me, 'settings.edit');
  const warnings = useAnswer(readChecklist, {}, { enabled: may, staleTime: 15_000 }).data?.warnings ?? 0;
  const groups = (['start', 'channels', 'rules', 'organisation'] as const)
    .map((group) => ({
      title: t(`panel.${group}`),
      links: open
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
      {groups.length > 0 ? <SideNav label={t('panel.title')} groups={groups} /> : null}
      <Outlet />
    </>
  );
}
