import { listMailAccounts } from '#api/channels/email.ts';
import { readChoices } from '#api/desk/choices.ts';
import { listFilters } from '#api/desk/filters.ts';
import { listPhrases } from '#api/desk/phrases.ts';
import { listTemplates } from '#api/desk/templates.ts';
import { listFields } from '#api/house/custom-fields.ts';
import { listGroups } from '#api/house/groups.ts';
import { readChecklist } from '#api/house/onboarding.ts';
import { listAgents, readAgentChoices } from '#api/routing/agents.ts';
import { listColleagues } from '#api/house/users.ts';
import { listLevelRules } from '#api/promise/level-rules.ts';
import { listLevels } from '#api/promise/levels.ts';
import { listSites } from '#api/register/sites.ts';
import { listCalendars } from '#api/time/calendars.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';

/** What is set up in one window is so in all others at once: lists, menus, and what getting started still misses (ONB-1). */
export function useLiveSetup(): void {
  useLiveRefresh('calendars', [listCalendars, readChecklist]);
  useLiveRefresh('levels', [listLevels, readChecklist]);
  useLiveRefresh('level-rules', [listLevelRules, readChecklist]);
  useLiveRefresh('sites', [listSites, readChecklist]);
  useLiveRefresh('choices', [readChoices]);
  useLiveRefresh('phrases', [listPhrases]);
  useLiveRefresh('templates', [listTemplates]);
  useLiveRefresh('filters', [listFilters]);
  useLiveRefresh('fields', [listFields]);
  useLiveRefresh('groups', [listGroups]);
  useLiveRefresh('users', [listColleagues]);
  useLiveRefresh('agents', [listAgents], 1_000);
  useLiveRefresh('agent-choices', [readAgentChoices]);
  useLiveRefresh('mail-accounts', [listMailAccounts, readChecklist]);
}
