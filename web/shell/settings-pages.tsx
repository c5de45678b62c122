import { CalendarDays } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

/** A page of the control panel: its name is its address and the key of its words (`pages.NAME` in kit). */
export interface SettingsPage {
  readonly name: SettingsName;
  readonly group: 'start' | 'channels' | 'rules' | 'organisation';
  readonly icon: ReactNode;
  readonly load: () => Promise<ComponentType>;
}

export type SettingsName =
  | 'start'
  | 'mail'
  | 'levels'
  | 'calendars'
  | 'statuses'
  | 'sites'
  | 'users'
  | 'groups'
  | 'roles'
  | 'tokens'
  | 'audit'
  | 'operations'
  | 'phrases';

/** Every page of the control panel, a line each; it stands in the side column and has its route from here. */
export const settingsPages: readonly SettingsPage[] = [
  {
    name: 'calendars',
    group: 'rules',
    icon: <CalendarDays size={16} aria-hidden />,
    load: () => import('#web/time/calendars/calendars-page.tsx').then((file) => file.CalendarsPage),
  },
];
