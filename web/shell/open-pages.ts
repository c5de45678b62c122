import type { Me } from '#api/house/sign-in.ts';
import type { Right } from '#core/platform/right.ts';
import { mayDo, mayDoEverywhere } from '#web/house/me/use-me.ts';
import { type SettingsPage, settingsPages } from './settings-pages.tsx';

/** The pages of the control panel that open for somebody; none when there is nothing in it for them (USR-1). */
export function openPagesFor(me: Me | undefined): readonly SettingsPage[] {
  const open = settingsPages.filter((page) => page.for === undefined || page.for.some((right) => holds(me, right)));
  return open.some((page) => page.for !== undefined) ? open : [];
}

function holds(me: Me | undefined, right: NonNullable<SettingsPage['for']>[number]): boolean {
  const [name, where] = right.split(' ') as [Right, 'everywhere' | undefined];
  return where === 'everywhere' ? mayDoEverywhere(me, name) : mayDo(me, name);
}
