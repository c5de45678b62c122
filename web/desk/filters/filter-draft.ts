import type { Filter } from '#api/desk/filter-fields.ts';
import { type FilterKind, fatesOf } from '#core/conditions/filter.ts';
import { deedKinds, type FilterAction, type SetField, setFields } from '#core/conditions/filter-action.ts';

/** A filter as its page writes it: without an id it is new (FLT-1). */
export type FilterDraft = Omit<Filter, 'id' | 'version' | 'mayChange'> &
  Partial<Pick<Filter, 'id' | 'version' | 'mayChange'>>;

/** What a line of actions can be, by one key: a field by its name, the rest by its kind (FLT-4). */
export type ActionKey = SetField | Exclude<FilterAction['kind'], 'set'>;

/** The key of an action (FLT-4). */
export function keyOf(action: FilterAction): ActionKey {
  return action.kind === 'set' ? action.field : action.kind;
}

/** What a filter of a kind can do, in the order it is offered (FLT-4). */
export function actionKeysFor(kind: FilterKind): readonly ActionKey[] {
  return [...setFields, 'tags', ...fatesOf[kind], ...deedKinds];
}

/** An action that says nothing yet (FLT-4). */
export function blankAction(key: ActionKey): FilterAction {
  if ((setFields as readonly string[]).includes(key)) return { kind: 'set', field: key as SetField, to: '' };
  switch (key) {
    case 'tags':
      return { kind: 'tags', add: [], remove: [] };
    case 'auto-reply':
      return { kind: 'auto-reply', subject: '', text: '', mostPerHour: 3 };
    case 'forward':
      return { kind: 'forward', to: [], text: '' };
    case 'webhook':
      return { kind: 'webhook', url: '' };
    case 'alarm':
      return { kind: 'alarm', userIds: [], groupIds: [], addresses: [], text: '' };
    default:
      return { kind: key as 'spam' };
  }
}

/** Whether an action says all it must; such as do not are not saved (FLT-4). */
export function isWholeAction(action: FilterAction): boolean {
  switch (action.kind) {
    case 'set':
      return action.to !== '';
    case 'tags':
      return action.add.length + action.remove.length > 0;
    case 'auto-reply':
      return action.text.trim() !== '';
    case 'forward':
      return action.to.length > 0;
    case 'webhook':
      return /^https?:\/\/[^\s/]+/u.test(action.url);
    case 'alarm':
      return action.userIds.length + action.groupIds.length + action.addresses.length > 0;
    default:
      return true;
  }
}

/** A filter that is only begun (FLT-1). */
export function blankFilter(kind: FilterKind, name: string, siteId: string | null): FilterDraft {
  const minutes = { field: 'changed-age', negated: false, minutes: 60, clock: 'business' } as const;
  const ruleRows = kind === 'existing' ? [{ negated: false, conditions: [minutes] }] : [];
  return { name, kind, siteId, active: false, ruleRows: [...ruleRows], actions: [], continues: false };
}
