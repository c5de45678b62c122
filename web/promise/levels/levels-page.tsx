import { Link } from '@tanstack/react-router';
import { FileCode } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftContent } from '#api/promise/drafts.ts';
import { type LevelRule, listFallbackTargets, listLevelRules } from '#api/promise/level-rules.ts';
import { type Level, listLevels } from '#api/promise/levels.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { DraftBar } from '../drafts/draft-bar.tsx';
import { newDraftId, withFallbacks, withLevel, withLevelKept, withoutLevel, withRules } from '../drafts/draft-edits.ts';
import { type OpenDraft, useDraft } from '../drafts/use-draft.ts';
import { FallbackCard } from './fallback-card.tsx';
import { countChanges, draftOf, type LevelDrafts } from './level-draft.ts';
import { LevelsCard } from './levels-card.tsx';
import { RuleTrial } from './rule-trial.tsx';
import { isWholeRule } from './rule-whole.ts';
import { RulesCard } from './rules-card.tsx';
import { useWhyNotPublish } from './why-not-publish.ts';
import './levels.css';

const colours = ['#D9A72B', '#9AA5A8', '#A9673A', '#12637A', '#7A5C9E', '#5B7F3A'];

/** What stands at the right of the page while a draft is written: what it would have meant (SLA-10). */
export type BesideLevels = ComponentType<{ readonly draft: OpenDraft; readonly changes: number }>;

/** Service levels, the rules that choose them, and the targets without a rule (SLA-2, SLA-3, SLA-4), written as a draft. */
export function LevelsPage({ Beside }: { readonly Beside?: BesideLevels }) {
  const { t } = useTranslation('promise');
  const levels = useAnswer(listLevels, {});
  const rules = useAnswer(listLevelRules, {});
  const fallbacks = useAnswer(listFallbackTargets, {});
  const may = mayDoEverywhere(useMe(), 'settings.edit');
  const draft = useDraft({ enabled: may });
  const [failed, setFailed] = useState<unknown>(null);
  const [unfinished, setUnfinished] = useState<ReadonlyMap<string, LevelRule>>(new Map());
  const published: readonly Level[] = levels.data?.rows ?? [];
  const rows = [...published, ...newLevels(draft.content)];
  const drafts = draftsOf(draft.content, published);
  const publishedRules = rules.data?.rows ?? [];
  const { removedLevels, removedCalendars } = draft.content;
  const isRemoved = ({ id }: Level) => removedLevels.some((one) => one.id === id);
  const staying = rows.filter((level) => !isRemoved(level)).map((level) => draftOf(drafts, level));
  const shownRules = draft.content.rules ?? publishedRules;
  const plain = fallbacks.data?.rows ?? [];
  const changes =
    countChanges(published, drafts) +
    newLevels(draft.content).length +
    draft.content.calendars.length +
    removedLevels.length +
    removedCalendars.length +
    (draft.content.rules ? 1 : 0) +
    (draft.content.fallbacks ? 1 : 0);
  const because = useWhyNotPublish({
    content: draft.content,
    levels: staying,
    rules: shownRules,
    unfinished: [...unfinished.values()].filter(({ id }) => shownRules.some((rule) => rule.id === id)),
  });
  const error = failed ?? draft.failed ?? levels.error ?? rules.error;
  const change = (level: Level) =>
    draft.change((content) =>
      withLevel(
        content,
        level,
        published.find(({ id }) => id === level.id),
      ),
    );
  const write = (rule: LevelRule) => {
    const whole = isWholeRule(rule);
    const others = [...unfinished].filter(([id]) => id !== rule.id);
    setUnfinished(new Map(whole ? others : [...others, [rule.id, rule]]));
    if (!whole) return;
    const next = shownRules.map((one) => (one.id === rule.id ? rule : one));
    draft.change((content) => withRules(content, next, publishedRules));
  };
  return (
    <Page
      wide
      title={t('levels.title')}
      lead={t('levels.lead')}
      before={undefined}
      actions={
        may ? (
          <Link className="btn ghost" to={paths.settings('settings-file') as never}>
            <FileCode size={15} aria-hidden /> YAML
          </Link>
        ) : null
      }
      side={Beside && may ? <Beside draft={draft} changes={changes} /> : undefined}
    >
      <fieldset className="levels-page plain" disabled={!may}>
        {may ? (
          <DraftBar
            draft={leaving(draft, () => setUnfinished(new Map()))}
            changes={changes}
            because={because}
            onFailed={setFailed}
          />
        ) : null}
        {error ? <ErrorState error={error} /> : null}
        {levels.isPending || rules.isPending ? (
          <SkeletonRows rows={6} />
        ) : (
          <>
            <LevelsCard
              levels={rows}
              drafts={drafts}
              onChange={change}
              onAdd={() => {
                const level = newLevel(t('levels.newName'), rows);
                change(level);
                return level.id;
              }}
              isRemoved={isRemoved}
              onRemove={(levelId) =>
                draft.change((content) =>
                  withoutLevel(
                    content,
                    levelId,
                    published.find(({ id }) => id === levelId),
                  ),
                )
              }
              onKeep={(levelId) => draft.change((content) => withLevelKept(content, levelId))}
            />
            <RulesCard
              rules={shownRules}
              levels={staying}
              removed={removedLevels}
              unfinished={unfinished}
              onWrite={write}
              onChange={(next) => draft.change((content) => withRules(content, next, publishedRules))}
            />
            {may ? <RuleTrial rules={shownRules} levels={staying} drafted={draft.content.rules !== null} /> : null}
            <FallbackCard
              targets={draft.content.fallbacks ?? plain}
              onChange={(next) => draft.change((content) => withFallbacks(content, next, plain))}
            />
          </>
        )}
      </fieldset>
    </Page>
  );
}

/** The draft, with what is to be done when it is left for another or for none. */
function leaving(draft: OpenDraft, left: () => void): OpenDraft {
  return {
    ...draft,
    open: (other) => {
      left();
      draft.open(other);
    },
    discard: () => {
      left();
      return draft.discard();
    },
  };
}

/** The drafted levels beside what is published of them. */
function draftsOf({ levels }: DraftContent, published: readonly Level[]): LevelDrafts {
  return new Map(
    levels.map((level) => [
      level.id,
      { ...level, revisionId: published.find(({ id }) => id === level.id)?.revisionId ?? level.id },
    ]),
  );
}

function newLevels({ levels }: DraftContent): readonly Level[] {
  return levels.filter(({ revisionNo }) => revisionNo === 0).map((level) => ({ ...level, revisionId: level.id }));
}

function newLevel(word: string, levels: readonly Level[]): Level {
  const taken = new Set(levels.map(({ name }) => name.toLowerCase()));
  let name = word;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${word} ${n}`;
  const plain = { day: 'open-hours-24', clock: 'business', calendarId: null } as const;
  const within = (amount: number) => ({ standard: { ...plain, amount, unit: 'hours' as const }, byPriority: {} });
  const id = newDraftId();
  return {
    id,
    revisionId: id,
    revisionNo: 0,
    name,
    colour: colours.find((colour) => levels.every((level) => level.colour !== colour)) ?? (colours[0] as string),
    definition: {
      calendarId: null,
      holidaysExcluded: true,
      targets: { 'first-answer': within(8), 'next-answer': within(8), resolution: within(40) },
      tickingIn: ['new' as const, 'open' as const, 'with-third-party' as const, 'queued' as const],
      standingStill: [],
      warnAt: [50, 80],
      steps: [],
      botsAnswer: false,
    },
  };
}
