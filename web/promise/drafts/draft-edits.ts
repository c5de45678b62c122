import type { DraftContent } from '#api/promise/drafts.ts';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import { newKey } from '#web/kit/wire/new-key.ts';

/** A draft that changes nothing (SLA-10). */
export const blankDraft: DraftContent = {
  levels: [],
  rules: null,
  fallbacks: null,
  calendars: [],
  removedLevels: [],
  removedCalendars: [],
};

/** A level that goes when the draft is published; one only the draft knows is simply left out (SLA-10, SLA-2). */
export function withoutLevel(content: DraftContent, levelId: string, published: Level | undefined): DraftContent {
  const levels = content.levels.filter(({ id }) => id !== levelId);
  if (!published) return { ...content, levels };
  const { id, revisionNo, name } = published;
  const others = content.removedLevels.filter((one) => one.id !== levelId);
  return { ...content, levels, removedLevels: [...others, { id, revisionNo, name }] };
}

/** A level that was to go stays after all. */
export function withLevelKept(content: DraftContent, levelId: string): DraftContent {
  return { ...content, removedLevels: content.removedLevels.filter(({ id }) => id !== levelId) };
}

/** A level in the draft: one that says what is published again leaves it (SLA-10). */
export function withLevel(content: DraftContent, level: Level, published: Level | undefined): DraftContent {
  const { revisionId: _, ...drafted } = level;
  const others = content.levels.filter(({ id }) => id !== level.id);
  if (published && same(level, published)) return { ...content, levels: others };
  const before = content.levels.find(({ id }) => id === level.id);
  const revisionNo = before?.revisionNo ?? level.revisionNo;
  return { ...content, levels: [...others, { ...drafted, revisionNo }] };
}

/** All rules in the draft; in the order and with the words that are published they leave it (SLA-10). */
export function withRules(
  content: DraftContent,
  rules: readonly LevelRule[],
  published: readonly LevelRule[],
): DraftContent {
  return { ...content, rules: same(rules, published) ? null : [...rules] };
}

/** All plain targets in the draft (SLA-10). */
export function withFallbacks(
  content: DraftContent,
  fallbacks: NonNullable<DraftContent['fallbacks']>,
  published: NonNullable<DraftContent['fallbacks']>,
): DraftContent {
  const ordered = (all: NonNullable<DraftContent['fallbacks']>) =>
    all.map(({ scope, scopeId, minutes }) => `${scope} ${scopeId} ${minutes}`).sort();
  return { ...content, fallbacks: same(ordered(fallbacks), ordered(published)) ? null : fallbacks };
}

/** An id of a thing that only the draft knows: random, as the server gives it another when it is published. */
export function newDraftId(): string {
  const key = newKey();
  return `${key.slice(0, 8)}-${key.slice(8, 12)}-4${key.slice(13, 16)}-8${key.slice(17, 20)}-${key.slice(20, 32)}`;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
