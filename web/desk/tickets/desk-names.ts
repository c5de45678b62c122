import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readChoices } from '#api/desk/choices.ts';
import { listGroups } from '#api/house/groups.ts';
import { listColleagues } from '#api/house/users.ts';
import { listSites } from '#api/register/sites.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import { useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

const rarely = { staleTime: 5 * 60_000 };

/** What ids are called, for everything a ticket points at (TKT-2): own names first, built-in ones in the user's language. */
export function useDeskNames() {
  const { t } = useTranslation('desk');
  const choices = useAnswer(readChoices, {}, rarely).data;
  const sites = useAnswer(listSites, {}, rarely).data;
  const groups = useAnswer(listGroups, {}, rarely).data;
  const colleagues = useAnswer(listColleagues, {}, rarely).data;
  const own = useOwnFields('ticket');
  return useMemo(() => {
    const statuses = new Map((choices?.statuses ?? []).map((one) => [one.id, one]));
    const types = new Map((choices?.types ?? []).map((one) => [one.id, one]));
    const priorities = new Map((choices?.priorities ?? []).map((one) => [one.id, one]));
    const siteNames = new Map((sites?.rows ?? []).map((one) => [one.id, one.name]));
    const groupNames = new Map((groups?.rows ?? []).map((one) => [one.id, one.name]));
    const people = new Map((colleagues?.rows ?? []).map((one) => [one.id, one.name]));
    return {
      status: (id: string) => statuses.get(id)?.name ?? t(`statuses.${id as StatusCategory}`, { defaultValue: id }),
      category: (id: string): StatusCategory => statuses.get(id)?.category ?? 'open',
      type: (id: string) => types.get(id)?.name ?? t(`types.${id as 'other'}`, { defaultValue: id }),
      priority: (id: string) => priorities.get(id)?.name ?? t(`priorities.${id as 'medium'}`, { defaultValue: id }),
      site: (id: string) => siteNames.get(id) ?? '',
      group: (id: string) => groupNames.get(id) ?? '',
      colleague: (id: string) => people.get(id) ?? '',
      statuses: [...statuses.values()].filter((one) => one.active).toSorted((a, b) => a.position - b.position),
      types: [...types.values()].filter((one) => one.active).toSorted((a, b) => a.position - b.position),
      priorities: [...priorities.values()].filter((one) => one.active).toSorted((a, b) => b.position - a.position),
      sites: (sites?.rows ?? []).filter((one) => one.active),
      groups: groups?.rows ?? [],
      colleagues: (colleagues?.rows ?? []).filter((one) => !one.blocked),
      /** The tickets' own fields that are shown. */
      own,
      settings: choices?.settings,
    };
  }, [t, choices, sites, groups, colleagues, own]);
}

export type DeskNames = ReturnType<typeof useDeskNames>;
