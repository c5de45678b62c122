import { readChoices } from '#api/desk/choices.ts';
import { listTemplates } from '#api/desk/templates.ts';
import { channels } from '#api/desk/ticket.ts';
import { listFields, type OwnField } from '#api/house/custom-fields.ts';
import { listGroups } from '#api/house/groups.ts';
import { listColleagues } from '#api/house/users.ts';
import { listLevels } from '#api/promise/levels.ts';
import { listCompanies } from '#api/register/companies.ts';
import { listSites } from '#api/register/sites.ts';
import { agentStates } from '#core/routing/agents/agent-state.ts';
import { i18n } from '#web/kit/language/i18n.ts';
import { call } from '#web/kit/wire/call.ts';
import { type Choice, plugChoices } from '#web/promise/levels/condition-choices.ts';

/** Sites, tickets and customers live to the right of the rules: here their values are plugged into the conditions (SLA-3). */
export function plugConditionChoices(): void {
  plugChoices({
    site: async () => named((await call(listSites, {})).rows),
    department: async () => named((await call(listGroups, {})).rows),
    owner: async () => named((await call(listColleagues, {})).rows),
    'owner-state': async () => agentStates.map((value) => ({ value, label: i18n.t(`routing:states.${value}`) })),
    company: async () => named((await call(listCompanies, { query: { limit: 500 } })).rows),
    status: async () => ownOrBuiltIn((await call(readChoices, {})).statuses, 'statuses'),
    priority: async () => ownOrBuiltIn((await call(readChoices, {})).priorities, 'priorities'),
    type: async () => ownOrBuiltIn((await call(readChoices, {})).types, 'types'),
    template: async () =>
      (await call(listTemplates, {})).rows.map(({ id, name, archivedAt }) => ({
        value: id,
        label: archivedAt === null ? name : word('templates', 'archivedOne', { name }),
      })),
    source: async () => channels.map((value) => ({ value, label: word('channels', value) })),
    language: async () => ['sv', 'en', 'de', 'fi'].map((value) => ({ value, label: value })),
    level: async () => named((await call(listLevels, {})).rows),
    custom: async () =>
      (await call(listFields, {})).rows.flatMap((field) => (field.about === 'ticket' ? [own(field)] : [])),
    author: async () => ['customer', 'agent', 'bot'].map((value) => ({ value, label: sayAuthor(value) })),
  });
}

function own({ key, name, type, choices }: OwnField): Choice {
  const values = type === 'choice' ? choices : type === 'checkbox' ? ['true', 'false'] : undefined;
  return { value: key, label: name, ...(values ? { values } : {}) };
}

function named(rows: readonly { readonly id: string; readonly name: string }[]): Choice[] {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

function ownOrBuiltIn(rows: readonly { readonly id: string; readonly name: string | null }[], list: string): Choice[] {
  return rows.map(({ id, name }) => ({ value: id, label: name ?? word(list, id) }));
}

function word(list: string, id: string, facts: object = {}): string {
  const say = i18n.t as unknown as (key: string, options: object) => string;
  return say(`desk:${list}.${id}`, { defaultValue: id, ...facts });
}

function sayAuthor(value: string): string {
  return (i18n.t as unknown as (key: string) => string)(`promise:conditions.authors.${value}`);
}
