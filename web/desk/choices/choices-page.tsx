import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import * as api from '#api/desk/choices.ts';
import { StatusSign } from '#web/desk/tickets/signs.tsx';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { ChoiceList } from './choice-list.tsx';
import { ReopeningCard } from './reopening-card.tsx';
import { SendingCard } from './sending-card.tsx';

/** The control panel's page of statuses, types and priorities, and of what happens when a customer writes again (TKT-2). */
export function ChoicesPage() {
  const { t } = useTranslation(['desk', 'kit']);
  const client = useQueryClient();
  const read = useAnswer(api.readChoices, {});
  const because = mayDo(useMe(), 'settings.edit', null) ? undefined : t('choices.notAllowed');
  /** Says what went wrong, and shows what now holds either way. */
  const save = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(api.readChoices) });
    }
  };
  const editing = (change: typeof api.changeStatus | typeof api.changeType | typeof api.changePriority) => ({
    because,
    onChange: (choiceId: string, body: { readonly name?: string | null; readonly active?: boolean }) =>
      void save(() => call(change, { params: { choiceId }, body })),
    onOrder: async (positions: readonly { readonly id: string; readonly position: number }[]) => {
      await save(async () => {
        for (const { id, position } of positions) await call(change, { params: { choiceId: id }, body: { position } });
      });
    },
  });
  const choices = read.data;
  return (
    <Page title={t('choices.title')} lead={t('choices.lead')}>
      {read.error ? <ErrorState error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <SkeletonRows rows={8} /> : null}
      {choices ? (
        <>
          <ChoiceList
            {...editing(api.changeStatus)}
            title={t('choices.statuses')}
            hint={t('choices.statusesHint')}
            addLabel={t('choices.newStatus')}
            rows={choices.statuses.map((one) => ({
              ...one,
              word: t(`statuses.${one.category}`),
              builtIn: one.id === one.category,
            }))}
            categories={(category) => <StatusSign category={category} name={t(`statuses.${category}`)} />}
            onAdd={(name, category) => save(() => call(api.createStatus, { body: { name, category } }))}
          />
          <ChoiceList
            {...editing(api.changeType)}
            title={t('choices.types')}
            hint={t('choices.typesHint')}
            addLabel={t('choices.newType')}
            rows={choices.types.map((one) => ({
              ...one,
              word: t(`types.${one.id as 'other'}`, { defaultValue: one.id }),
              builtIn: ['fault', 'order', 'other'].includes(one.id),
            }))}
            onAdd={(name) => save(() => call(api.createType, { body: { name } }))}
          />
          <ChoiceList
            {...editing(api.changePriority)}
            falling
            title={t('choices.priorities')}
            hint={t('choices.prioritiesHint')}
            addLabel={t('choices.newPriority')}
            rows={choices.priorities
              .toSorted((a, b) => b.position - a.position)
              .map((one) => ({
                ...one,
                word: t(`priorities.${one.id as 'medium'}`, { defaultValue: one.id }),
                builtIn: ['low', 'medium', 'high'].includes(one.id),
              }))}
            onAdd={(name) => {
              const position = Math.max(0, ...choices.priorities.map((one) => one.position)) + 10;
              return save(() => call(api.createPriority, { body: { name, position } }));
            }}
          />
          <ReopeningCard
            reopening={choices.settings.reopening}
            because={because}
            onChange={(reopening) => void save(() => call(api.changeDeskSettings, { body: { reopening } }))}
          />
          <SendingCard
            settings={choices.settings}
            because={because}
            onChange={(body) => void save(() => call(api.changeDeskSettings, { body }))}
          />
        </>
      ) : null}
    </Page>
  );
}
