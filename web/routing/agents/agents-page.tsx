import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeAgentSettings, readAgentChoices } from '#api/routing/agents.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { PauseReasons } from './pause-reasons.tsx';

const graces = [30, 60, 120, 300, 600, 1800];

/** The control panel's page of agents: reasons to pause, and when whoever is gone becomes away (QUE-3). */
export function AgentsPage() {
  const { t } = useTranslation('routing');
  const client = useQueryClient();
  const read = useAnswer(readAgentChoices, {});
  const because = mayDoEverywhere(useMe(), 'settings.edit') ? undefined : t('agents.notAllowed');
  /** Says what went wrong, and shows what now holds either way. */
  const save = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: keyOf(readAgentChoices) });
    }
  };
  const choices = read.data;
  const grace = choices?.settings.graceSeconds ?? 120;
  const sayGrace = (seconds: number) =>
    seconds % 60 === 0 ? t('agents.minutes', { count: seconds / 60 }) : t('agents.seconds', { count: seconds });
  return (
    <Page title={t('agents.title')} lead={t('agents.lead')}>
      {read.error ? <ErrorState error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <SkeletonRows rows={6} /> : null}
      {choices ? (
        <>
          <PauseReasons reasons={choices.pauseReasons} because={because} onSave={save} />
          <Section title={t('agents.lost')} hint={t('agents.lostHint')}>
            <NativeSelect
              label={t('agents.grace')}
              value={String(grace)}
              disabled={because !== undefined}
              title={because}
              data={[...new Set([...graces, grace])]
                .toSorted((a, b) => a - b)
                .map((seconds) => ({ value: String(seconds), label: sayGrace(seconds) }))}
              onChange={(event) => {
                const graceSeconds = Number(event.target.value);
                void save(() => call(changeAgentSettings, { body: { graceSeconds } }));
              }}
            />
          </Section>
        </>
      ) : null}
    </Page>
  );
}
