import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeReportKeeping, readReportKeeping } from '#api/insight/report-centre.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';

/** How long files of the archive are kept, for who sets up the house (REP-1). */
export function KeepingField({ keepDays }: { readonly keepDays: number }) {
  const { t } = useTranslation(['insight', 'kit']);
  const me = useMe();
  const [days, setDays] = useState<number | string>(keepDays);
  const change = useCall(changeReportKeeping, {
    refresh: [readReportKeeping],
    onSuccess: (kept) => void toast({ text: t('reportCentre.archive.keepSaved', { count: kept.keepDays }) }),
  });
  const because = mayDoEverywhere(me, 'settings.edit') ? undefined : t('kit:states.noRights');
  return (
    <form
      className="row wrap centre-keep"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ body: { keepDays: Number(days) } });
      }}
    >
      <NumberInput
        size="xs"
        min={1}
        max={3650}
        allowDecimal={false}
        disabled={because !== undefined}
        label={t('reportCentre.archive.keep')}
        value={days}
        onChange={setDays}
      />
      <Button size="sm" type="submit" because={because} busy={change.isPending}>
        {t('reportCentre.archive.keepSave')}
      </Button>
      {change.error ? <ErrorState error={change.error} /> : null}
    </form>
  );
}
