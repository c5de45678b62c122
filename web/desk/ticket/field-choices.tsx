import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import type { Choice } from '#web/desk/tickets/pick.tsx';
import { AvatarWithState } from '#web/routing/agents/avatar-with-state.tsx';
import type { Editable } from './properties.tsx';

/** What a field of a ticket can be changed to (TKT-1). */
export function choicesOf(
  field: Editable,
  ticket: { readonly [K in Editable]: unknown } & { readonly tags: readonly string[] },
  names: DeskNames,
  nobody: string,
  remove: (tag: string) => string,
): readonly Choice[] {
  const list = (rows: readonly { readonly id: string }[], said: (id: string) => string) =>
    rows.map((one) => ({ value: one.id, label: said(one.id), on: ticket[field] === one.id }));
  const none = { value: '', label: nobody, on: ticket[field] === null };
  switch (field) {
    case 'statusId':
      return list(names.statuses, names.status);
    case 'ownerId':
      return [
        none,
        ...list(names.colleagues, names.colleague).map((choice) => ({
          ...choice,
          sign: <AvatarWithState userId={choice.value} name={choice.label} size={20} />,
        })),
      ];
    case 'groupId':
      return [none, ...list(names.groups, names.group)];
    case 'siteId':
      return list(names.sites, names.site);
    case 'typeId':
      return [none, ...list(names.types, names.type)];
    case 'priority':
      return list(names.priorities, names.priority);
    case 'tags':
      return ticket.tags.map((tag) => ({ value: `-${tag}`, label: remove(tag), on: true }));
  }
}
