import {
  FileInput,
  Filter,
  ListPlus,
  CalendarDays,
  FileCode,
  Mail,
  MessageSquareText,
  Gauge,
  Headset,
  KeyRound,
  LayoutTemplate,
  ListChecks,
  Rocket,
  ScrollText,
  Server,
  ShieldCheck,
  UserRound,
  Users,
  Store,
} from 'lucide-react';
import { listSites } from '#api/register/sites.ts';
import { plugConditionChoices } from './plug-condition-choices.ts';
import { besideSave } from '#web/time/calendars/beside-save.ts';
import { offerSiteNames } from '#web/house/users/site-names.ts';
import { pluggedState } from '#web/house/users/plugged-states.ts';
import { AgentOf, SetAgentOf } from '#web/routing/agents/agent-of.tsx';
import { i18n } from '#web/kit/language/i18n.ts';
import { call } from '#web/kit/wire/call.ts';
import { type ComponentType, lazy, type ReactNode } from 'react';
import { pluggedProperties } from '#web/desk/ticket/plugged-properties.ts';
import type { Right } from '#core/platform/right.ts';

/** A page of the control panel: its name is its address and the key of its words (`pages.NAME` in kit). */
export interface SettingsPage {
  readonly name: SettingsName;
  readonly group: 'start' | 'channels' | 'rules' | 'organisation';
  readonly icon: ReactNode;
  /** Who finds the page in the panel: whoever holds one of these rights; absent for whoever finds the panel at all. */
  readonly for?: readonly PanelRight[];
  /** Others who come by a link may read it: why a promise is due leads to the rule that says so (SLA-9). */
  readonly readable?: true;
  readonly load: () => Promise<ComponentType>;
}

/** A right that opens a page of the panel, at some site or only at all of them. */
type PanelRight = Right | `${Right} everywhere`;

export type SettingsName =
  | 'start'
  | 'mail'
  | 'levels'
  | 'settings-file'
  | 'calendars'
  | 'statuses'
  | 'fields'
  | 'sites'
  | 'users'
  | 'groups'
  | 'agents'
  | 'roles'
  | 'tokens'
  | 'audit'
  | 'operations'
  | 'imports'
  | 'phrases'
  | 'templates'
  | 'filters';

/** Every page of the control panel, a line each; it stands in the side column and has its route from here. */
export const settingsPages: readonly SettingsPage[] = [
  {
    name: 'start',
    group: 'start',
    icon: <Rocket size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/demo/demo/start-with-demo.tsx').then((file) => file.StartWithDemo),
  },
  {
    name: 'mail',
    group: 'channels',
    icon: <Mail size={16} aria-hidden />,
    for: ['settings.edit', 'tickets.assign'],
    load: () => import('#web/channels/email/mail-page.tsx').then((file) => file.MailPage),
  },
  {
    name: 'users',
    group: 'organisation',
    icon: <UserRound size={16} aria-hidden />,
    for: ['users.manage'],
    load: () => import('#web/house/users/users-page.tsx').then((file) => file.UsersPage),
  },
  {
    name: 'groups',
    group: 'organisation',
    icon: <Users size={16} aria-hidden />,
    for: ['users.manage'],
    load: () => import('#web/house/groups/groups-page.tsx').then((file) => file.GroupsPage),
  },
  {
    name: 'agents',
    group: 'organisation',
    icon: <Headset size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/routing/agents/agents-page.tsx').then((file) => file.AgentsPage),
  },
  {
    name: 'roles',
    group: 'organisation',
    icon: <ShieldCheck size={16} aria-hidden />,
    for: ['users.manage'],
    load: () => import('#web/house/roles/roles-page.tsx').then((file) => file.RolesPage),
  },
  {
    name: 'tokens',
    group: 'organisation',
    icon: <KeyRound size={16} aria-hidden />,
    load: () => import('#web/house/tokens/tokens-page.tsx').then((file) => file.TokensPage),
  },
  {
    name: 'audit',
    group: 'organisation',
    icon: <ScrollText size={16} aria-hidden />,
    for: ['audit.read everywhere'],
    load: () => import('#web/house/audit/audit-page.tsx').then((file) => file.AuditPage),
  },
  {
    name: 'operations',
    group: 'organisation',
    icon: <Server size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/house/onboarding/operations-card.tsx').then((file) => file.OperationsPage),
  },

  {
    name: 'levels',
    group: 'rules',
    icon: <Gauge size={16} aria-hidden />,
    for: ['settings.edit everywhere', 'reports.read'],
    readable: true,
    load: () => import('./levels-with-trial.tsx').then((file) => file.LevelsWithTrial),
  },
  {
    name: 'filters',
    group: 'rules',
    icon: <Filter size={16} aria-hidden />,
    for: ['settings.edit'],
    load: () => import('#web/desk/filters/filters-page.tsx').then((file) => file.FiltersPage),
  },
  {
    name: 'fields',
    group: 'rules',
    icon: <ListPlus size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/house/custom-fields/fields-page.tsx').then((file) => file.FieldsPage),
  },
  {
    name: 'sites',
    group: 'organisation',
    icon: <Store size={16} aria-hidden />,
    for: ['settings.edit'],
    load: () => import('#web/register/sites/sites-page.tsx').then((file) => file.SitesPage),
  },
  {
    name: 'calendars',
    group: 'rules',
    icon: <CalendarDays size={16} aria-hidden />,
    for: ['settings.edit everywhere', 'reports.read'],
    readable: true,
    load: () => import('#web/time/calendars/calendars-page.tsx').then((file) => file.CalendarsPage),
  },
  {
    name: 'statuses',
    group: 'rules',
    icon: <ListChecks size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/desk/choices/choices-page.tsx').then((file) => file.ChoicesPage),
  },
  {
    name: 'imports',
    group: 'organisation',
    icon: <FileInput size={16} aria-hidden />,
    load: () => import('#web/portability/imports/imports-page.tsx').then((file) => file.ImportsPage),
  },
  {
    name: 'settings-file',
    group: 'rules',
    icon: <FileCode size={16} aria-hidden />,
    for: ['settings.edit everywhere'],
    load: () => import('#web/promise/settings-file/settings-file-page.tsx').then((file) => file.SettingsFilePage),
  },
  {
    name: 'phrases',
    group: 'rules',
    icon: <MessageSquareText size={16} aria-hidden />,
    for: ['settings.edit'],
    load: () => import('#web/desk/phrases/phrases-page.tsx').then((file) => file.PhrasesPage),
  },
  {
    name: 'templates',
    group: 'rules',
    icon: <LayoutTemplate size={16} aria-hidden />,
    for: ['settings.edit'],
    load: () => import('#web/desk/templates/templates-page.tsx').then((file) => file.TemplatesPage),
  },
];

// Sites live to the right of the house: here they are plugged into its roles and groups (USR-1, SIT-1).
offerSiteNames(async () => (await call(listSites, {})).rows);

// Agents' states live to the right of the house: here they are plugged into its users (QUE-3).
pluggedState.state = {
  name: () => i18n.t('routing:state.ofAgent'),
  told: (userId) => <AgentOf userId={userId} />,
  toSet: (userId) => <SetAgentOf userId={userId} />,
};

// Where an imported ticket comes from is told beside it (API-2).
pluggedProperties.push({
  name: 'source',
  Property: lazy(() =>
    import('#web/portability/imports/ticket-source.tsx').then((file) => ({ default: file.TicketSource })),
  ),
});

// What conditions of rules can be about lives to the right of them too (SLA-3).
plugConditionChoices();

// A calendar that is being edited can be tried in a draft of the service level, and one in use be taken away by it (SLA-10).
besideSave.Offer = lazy(() =>
  import('#web/promise/drafts/try-calendar.tsx').then((file) => ({ default: file.TryCalendar })),
);
besideSave.OfferRemoval = lazy(() =>
  import('#web/promise/drafts/remove-calendar.tsx').then((file) => ({ default: file.RemoveCalendar })),
);
