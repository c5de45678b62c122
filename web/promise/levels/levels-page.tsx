import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLevelRules } from '#api/promise/level-rules.ts';
import { createLevel, deleteLevel, type Level, listLevels, reviseLevel } from '#api/promise/levels.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { useQueryClient } from '@tanstack/react-query';
import { FallbackCard } from './fallback-card.tsx';
import { countChanges, draftOf, type LevelDrafts } from './level-draft.ts';
import { LevelsCard } from './levels-card.tsx';
import { RulesCard } from './rules-card.tsx';
import { stepsWhole } from './step-draft.ts';
import './levels.css';

const colours = ['#D9A72B', '#9AA5A8', '#A9673A', '#12637A', '#7A5C9E', '#5B7F3A'];

/** Service levels, the rules that choose them, and the targets without a rule (SLA-2, SLA-3, SLA-4). */
export function LevelsPage() {
  const { t } = useTranslation('promise');
  const client = useQueryClient();
  const levels = useAnswer(listLevels, {});
  const rules = useAnswer(listLevelRules, {});
  const [drafts, setDrafts] = useState<LevelDrafts>(new Map());
  const [failed, setFailed] = useState<unknown>(null);
  const [publishing, setPublishing] = useState(false);
  const add = useCall(createLevel, { refresh: [listLevels], onError: setFailed });
  const remove = useCall(deleteLevel, { refresh: [listLevels], onError: setFailed });
  const rows: readonly Level[] = levels.data?.rows ?? [];
  const changes = countChanges(rows, drafts);
  const unfinished = rows.some((level) => !stepsWhole(draftOf(drafts, level)));
  const publish = async () => {
    setPublishing(true);
    setFailed(null);
    try {
      for (const level of rows) {
        const { id, name, colour, definition } = draftOf(drafts, level);
        if (!drafts.has(id)) continue;
        await call(reviseLevel, {
          params: { levelId: id },
          body: { name, colour, definition, revisionNo: level.revisionNo },
        });
        setDrafts((before) => new Map([...before].filter(([draftId]) => draftId !== id)));
      }
    } catch (error) {
      setFailed(error);
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(listLevels) });
      setPublishing(false);
    }
  };
  const error = failed ?? levels.error ?? rules.error;
  return (
    <Page
      wide
      title={t('levels.title')}
      lead={t('levels.lead')}
      before={undefined}
      actions={
        changes === 0 ? null : (
          <>
            <Tag tone="warn">
              <Pencil size={11} aria-hidden /> {t('levels.draft', { count: changes })}
            </Tag>
            <Button look="ghost" onClick={() => setDrafts(new Map())}>
              {t('levels.discard')}
            </Button>
            <Button
              look="pri"
              busy={publishing}
              because={unfinished ? t('steps.publishFirst') : undefined}
              onClick={() => void publish()}
            >
              {t('levels.publish')}
            </Button>
          </>
        )
      }
    >
      <div className="levels-page">
        {error ? <ErrorState error={error} /> : null}
        {levels.isPending || rules.isPending ? (
          <SkeletonRows rows={6} />
        ) : (
          <>
            <LevelsCard
              levels={rows}
              drafts={drafts}
              onChange={(level) => setDrafts((before) => new Map(before).set(level.id, level))}
              onAdd={() => add.mutate({ body: newLevel(t('levels.newName'), rows) })}
              onRemove={(levelId) => remove.mutate({ params: { levelId } })}
            />
            <RulesCard rules={rules.data?.rows ?? []} levels={rows} />
            <FallbackCard />
          </>
        )}
      </div>
    </Page>
  );
}

function newLevel(word: string, levels: readonly Level[]) {
  const taken = new Set(levels.map(({ name }) => name.toLowerCase()));
  let name = word;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${word} ${n}`;
  const plain = { day: 'open-hours-24', clock: 'business', calendarId: null } as const;
  const within = (amount: number) => ({ standard: { ...plain, amount, unit: 'hours' as const }, byPriority: {} });
  return {
    name,
    colour: colours[levels.length % colours.length] as string,
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
