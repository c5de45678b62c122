import type { FilterRow } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import type { Plain } from './plain.ts';
import { USUAL_PER_HOUR } from './read-filter-actions.ts';
import type { FilterSettings } from './settings.ts';
import { memberFields } from './write-conditions.ts';

/** A filter as the file writes it (SLA-11, FLT-1). */
export function filterFields({ name, siteId, active, ruleRows, actions, continues }: FilterSettings): {
  readonly [key: string]: Plain;
} {
  return {
    name,
    ...(siteId === null ? {} : { site: siteId }),
    ...(active ? {} : { active: false }),
    ...(ruleRows.length > 0 ? { when: ruleRows.map(rowFields) } : {}),
    do: actions.map(actionFields),
    ...(continues ? { continue: true } : {}),
  };
}

/** A row of one condition is written as that condition. */
function rowFields({ negated, conditions }: FilterRow): Plain {
  const [only, ...others] = conditions;
  if (only && others.length === 0 && !negated) return memberFields(only);
  return memberFields({ join: 'any', negated, conditions });
}

function actionFields(action: FilterAction): Plain {
  switch (action.kind) {
    case 'set':
      return { [`set-${action.field}`]: action.to ?? 'none' };
    case 'tags':
      return { tags: { ...list('add', action.add), ...list('remove', action.remove) } };
    case 'auto-reply': {
      const { subject, text, mostPerHour } = action;
      const limit = mostPerHour === USUAL_PER_HOUR ? {} : { 'most-per-hour': mostPerHour };
      return { 'auto-reply': { ...said('subject', subject), text, ...limit } };
    }
    case 'forward':
      return { forward: { to: [...action.to], ...said('text', action.text) } };
    case 'webhook':
      return { webhook: action.url };
    case 'alarm': {
      const { userIds, groupIds, addresses, text } = action;
      const whom = { ...list('users', userIds), ...list('groups', groupIds), ...list('addresses', addresses) };
      return { alarm: { ...whom, ...said('text', text) } };
    }
    default:
      return action.kind;
  }
}

function list(key: string, values: readonly string[]): { readonly [key: string]: Plain } {
  return values.length > 0 ? { [key]: [...values] } : {};
}

function said(key: string, text: string): { readonly [key: string]: Plain } {
  return text === '' ? {} : { [key]: text };
}
