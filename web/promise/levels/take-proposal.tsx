import { useTranslation } from 'react-i18next';
import { readChecklist } from '#api/house/onboarding.ts';
import { listLevelRules } from '#api/promise/level-rules.ts';
import { listLevels, takeLevelProposal } from '#api/promise/levels.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';

/** Takes the proposed level with one press, from the checklist of getting started (ONB-1, SLA-2). */
export function TakeProposal() {
  const { t } = useTranslation('promise');
  const take = useCall(takeLevelProposal, { refresh: [readChecklist, listLevels, listLevelRules] });
  return (
    <>
      {take.error ? <ErrorState error={take.error} /> : null}
      <Button
        size="sm"
        look="pri"
        busy={take.isPending}
        onClick={() => take.mutate({ body: { name: t('proposal.level'), ruleName: t('proposal.rule') } })}
      >
        {t('proposal.take')}
      </Button>
    </>
  );
}
