import type { Me } from '#api/house/sign-in.ts';
import type { Right } from '#core/platform/right.ts';
import { mayDo, mayDoEverywhere } from '#web/house/me/use-me.ts';
import { type SettingsPage, settingsPages } from './settings-pages.tsx';

/** The pages of the control panel that open for somebody; none when there is nothing in it for them (USR-1). */
export function openPagesFor(me: Me | undefined): readonly SettingsPage[] {
  const open = settingsPages.filter((page) => opens(page, me));
  return open.some((page) => page.for !== undefined) ? open : [];
}

/** Whether a page of the product is closed to somebody, so that it says so instead of asking for what is refused (USR-1). */
export function isClosedFor(me: Me | undefined, path: string): boolean {
  const [, place = '', name = ''] = path.split('/');
  const right = places[place];
  if (right !== undefined) return !mayDo(me, right);
  const page = place === 'settings' ? settingsPages.find((one) => one.name === name) : undefined;
  return page !== undefined && page.readable !== true && !opens(page, me);
}

const places: Readonly<Record<string, Right>> = {
  tickets: 'tickets.read',
  customers: 'customers.read',
  reports: 'reports.read',
};

function opens(page: SettingsPage, me: Me | undefined): boolean {
  return page.for === undefined || page.for.some((right) => holds(me, right));
}

function holds(me: Me | undefined, right: NonNullable<SettingsPage['for']>[number]): boolean {
  const [name, where] = right.split(' ') as [Right, 'everywhere' | undefined];
  return where === 'everywhere' ? mayDoEverywhere(me, name) : mayDo(me, name);
}
