import { useTranslation } from 'react-i18next';
import type { DraftContent } from '#api/promise/drafts.ts';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import { usesOfLevel } from '#core/promise/levels/level-uses.ts';
import { stepsWhole } from './step-draft.ts';

/** A draft with what would be in force after it. */
interface Drafted {
  readonly content: DraftContent;
  readonly levels: readonly Level[];
  readonly rules: readonly LevelRule[];
  /** Rules that lack something, as they are written. */
  readonly unfinished: readonly LevelRule[];
}

/** Why a draft cannot be published as it stands (SLA-10): the first thing to be put right, or nothing. */
export function useWhyNotPublish({ content, levels, rules, unfinished }: Drafted): string | undefined {
  const { t } = useTranslation(['promise', 'time']);
  if (levels.some((level) => !stepsWhole(level))) return t('steps.publishFirst');
  const [lacking] = unfinished;
  if (lacking) return t('rules.publishFirst', { rule: lacking.name });
  const withSteps = levels.map(({ id, name, definition: { steps } }) => ({ id, name, steps }));
  for (const { id, name } of content.removedLevels) {
    // Filters belong to the desk: of them the publishing itself tells.
    const [use] = usesOfLevel(id, rules, withSteps, []);
    if (use?.by === 'rule') return t('levels.stillSetByRule', { level: name, rule: use.name });
    if (use) return t('levels.stillSetByStep', { level: name, by: use.name });
  }
  for (const { id } of content.removedCalendars) {
    const users = levels.filter(({ definition }) => JSON.stringify(definition).includes(id));
    if (users.length === 0) continue;
    return t('time:refusals.calendars.in-use', { users: users.map(({ name }) => name).join(', ') });
  }
  return undefined;
}
