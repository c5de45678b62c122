import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterScore, listAgreements, readStatement, type Statement } from '#api/insight/agreements.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';

export interface EnterScoreProps {
  readonly agreementId: string;
  readonly month: string;
  readonly result: Statement['results'][number];
  readonly because: string | undefined;
}

/** A survey's score entered by hand: the score, of how many answers, a note (SLR-5). */
export function EnterScore({ agreementId, month, result, because }: EnterScoreProps) {
  const { t } = useTranslation(['insight', 'kit']);
  const [opened, setOpened] = useState(false);
  const enter = useCall(enterScore, { refresh: [readStatement, listAgreements], onSuccess: () => setOpened(false) });
  const params = { agreementId, month, goalId: result.goal.id };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button size="xs" because={because} onClick={() => setOpened(!opened)}>
          {t('agreements.enterScore')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="col agreement-form"
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            const answers = String(given.get('answers') ?? '');
            enter.mutate({
              params,
              body: {
                score: Number(given.get('score')),
                answers: answers === '' ? null : Number(answers),
                note: String(given.get('note') ?? ''),
              },
            });
          }}
        >
          <label>
            <span className="lab">{t('agreements.score')}</span>
            <span className="inp">
              <input
                type="number"
                name="score"
                min={0}
                max={100}
                step="any"
                required
                defaultValue={result.value ?? ''}
              />
            </span>
          </label>
          <label>
            <span className="lab">{t('agreements.answers')}</span>
            <span className="inp">
              <input type="number" name="answers" min={0} step={1} defaultValue={result.entered?.answers ?? ''} />
            </span>
          </label>
          <label>
            <span className="lab">{t('agreements.note')}</span>
            <span className="inp">
              <input name="note" maxLength={500} defaultValue={result.entered?.note ?? ''} />
            </span>
          </label>
          <p className="xs t3">{t('agreements.scoreHint')}</p>
          {enter.error ? <ErrorState error={enter.error} /> : null}
          <div className="row wrap">
            {result.entered === null ? null : (
              <Button size="sm" look="ghost" onClick={() => enter.mutate({ params, body: { score: null } })}>
                {t('agreements.scoreRemove')}
              </Button>
            )}
            <span className="grow" />
            <Button size="sm" look="pri" type="submit" busy={enter.isPending}>
              {t('kit:parts.save')}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
