import { Drawer, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  changeReportSubscription,
  createReportSubscription,
  listReportSubscriptions,
  type ReportSubscription,
} from '#api/insight/report-centre.ts';
import { languages } from '#core/house/users/language.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { RecipientFields } from './recipient-fields.tsx';
import { ReportFields } from './report-fields.tsx';
import { RhythmFields } from './rhythm-fields.tsx';
import { bodyOf, draftOf, newDraft, type SubscribeTo, type SubscriptionDraft } from './subscription-draft.ts';
import './report-centre.css';

export interface SubscriptionFormProps {
  /** What is changed; or what a new subscription begins with. */
  readonly subscription?: ReportSubscription;
  readonly to?: SubscribeTo;
  readonly onClose: () => void;
}

/** Writes a subscription: which report, when, to whom, as which files (REP-1). */
export function SubscriptionForm({ subscription, to, onClose }: SubscriptionFormProps) {
  const { t, i18n } = useTranslation(['insight', 'kit']);
  const times = useTimes();
  const me = useMe();
  const language = languages.find((one) => one === i18n.language) ?? 'sv';
  const [draft, setDraft] = useState<SubscriptionDraft>(() =>
    subscription
      ? draftOf(subscription, language)
      : newDraft(to ?? { kind: 'compliance', name: t('reportCentre.kinds.compliance'), search: {} }, {
          id: me?.id ?? '',
          language,
        }),
  );
  const change = (next: Partial<SubscriptionDraft>) => setDraft((before) => ({ ...before, ...next }));
  const saved = ({ nextDueAt }: ReportSubscription) => {
    if (nextDueAt !== null) toast({ text: t('reportCentre.done.saved', { when: times.fully(nextDueAt) }) });
    onClose();
  };
  const refresh = [listReportSubscriptions];
  const create = useCall(createReportSubscription, { refresh, onSuccess: saved });
  const update = useCall(changeReportSubscription, { refresh, onSuccess: saved });
  const error = create.error ?? update.error;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={t(subscription ? 'reportCentre.edit' : 'reportCentre.new')}
      closeButtonProps={{ 'aria-label': t('kit:parts.close') }}
    >
      <form
        className="col centre-form"
        onSubmit={(event) => {
          event.preventDefault();
          const body = bodyOf(draft);
          if (subscription) update.mutate({ params: { subscriptionId: subscription.id }, body });
          else create.mutate({ body });
        }}
      >
        <TextInput
          data-autofocus
          required
          maxLength={120}
          label={t('reportCentre.form.name')}
          description={t('reportCentre.form.nameHint')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <ReportFields
          report={draft.report}
          onChange={(report) =>
            change({
              report,
              // A name nobody has written follows the report.
              ...(draft.name === t(`reportCentre.kinds.${draft.report.kind}`)
                ? { name: t(`reportCentre.kinds.${report.kind}`) }
                : {}),
            })
          }
        />
        <h3>{t('reportCentre.form.when')}</h3>
        <RhythmFields rhythm={draft.rhythm} onChange={(rhythm) => change({ rhythm })} />
        <h3>{t('reportCentre.form.who')}</h3>
        <RecipientFields
          draft={draft}
          known={subscription?.recipients ?? (me ? [{ id: me.id, name: me.name }] : [])}
          onChange={change}
        />
        {error ? <ErrorState error={error} /> : null}
        <div className="row wrap">
          <span className="grow" />
          <Button onClick={onClose}>{t('kit:parts.cancel')}</Button>
          <Button look="pri" type="submit" busy={create.isPending || update.isPending}>
            {t('kit:parts.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
