import { Drawer, NumberInput, Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Agreement,
  changeAgreement,
  createAgreement,
  deleteAgreement,
  listAgreements,
  readAgreement,
  readStatement,
  type WireTerms,
} from '#api/insight/agreements.ts';
import { readReportChoices } from '#api/insight/sla-reports.ts';
import { listCompanies } from '#api/register/companies.ts';
import { languages } from '#core/house/users/language.ts';
import { currencies } from '#core/insight/agreements/agreement.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { newKey } from '#web/kit/wire/new-key.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { GoalFields } from './goal-fields.tsx';

export interface AgreementFormProps {
  readonly agreement?: Agreement;
  readonly onClose: () => void;
  readonly onDone: (agreement: { readonly id: string }) => void;
  readonly onGone?: () => void;
}

/** Writes or changes what is agreed with a company: goals, steps of credits, fee, period (SLR-5). */
export function AgreementForm({ agreement, onClose, onDone, onGone }: AgreementFormProps) {
  const { t, i18n } = useTranslation(['insight', 'kit']);
  const [form, setForm] = useState<WireTerms>(
    () =>
      agreement ?? {
        ...{ name: '', companyId: '', siteId: null, currency: 'SEK', monthlyFee: 0, mostCreditPercent: 15 },
        language: languages.find((one) => one === i18n.language) ?? 'sv',
        startsOn: `${new Date(presentInstant()).toISOString().slice(0, 7)}-01`,
        endsOn: null,
        goals: [{ ...newGoal(), name: t('agreements.form.newGoal'), tiers: [{ below: 0.95, creditPercent: 5 }] }],
      },
  );
  const [asking, setAsking] = useState(false);
  const [companyText, setCompanyText] = useState('');
  const change = (next: Partial<WireTerms>) => setForm((before) => ({ ...before, ...next }));
  const choices = useAnswer(readReportChoices, {}, { staleTime: 60_000 }).data;
  const companies = useAnswer(listCompanies, { query: { limit: 50, text: companyText } }, { keepPrevious: true }).data;
  const found = (companies?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known =
    agreement && !found.some((one) => one.value === agreement.companyId)
      ? [{ value: agreement.companyId, label: agreement.companyName }, ...found]
      : found;
  const refresh = [listAgreements, readAgreement, readStatement];
  const create = useCall(createAgreement, { refresh, onSuccess: onDone });
  const update = useCall(changeAgreement, { refresh, onSuccess: onDone });
  const remove = useCall(deleteAgreement, { refresh: [listAgreements], onSuccess: () => onGone?.() });
  const error = create.error ?? update.error ?? remove.error;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={agreement ? t('agreements.edit') : t('agreements.new')}
      closeButtonProps={{ 'aria-label': t('kit:parts.close') }}
    >
      <form
        className="col agreement-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (agreement) {
            const { name, companyId, siteId, language, currency, monthlyFee, mostCreditPercent } = form;
            const { startsOn, endsOn, goals } = form;
            const body = { name, companyId, siteId, language, currency, monthlyFee, mostCreditPercent };
            update.mutate({
              params: { agreementId: agreement.id },
              body: { ...body, startsOn, endsOn, goals, version: agreement.version },
            });
          } else create.mutate({ body: form });
        }}
      >
        <Select
          data-autofocus
          required
          searchable
          label={t('agreements.form.company')}
          data={known}
          value={form.companyId || null}
          filter={({ options }) => options}
          onSearchChange={setCompanyText}
          onChange={(companyId) => change({ companyId: companyId ?? '' })}
        />
        <TextInput
          required
          maxLength={120}
          label={t('agreements.form.name')}
          value={form.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div className="agreement-two">
          <Select
            label={t('agreements.form.site')}
            data={[
              { value: '', label: t('agreements.form.siteAny') },
              ...(choices?.sites ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={form.siteId ?? ''}
            allowDeselect={false}
            onChange={(siteId) => change({ siteId: siteId === '' ? null : siteId })}
          />
          <Select
            label={t('agreements.form.language')}
            data={languages.map((one) => ({ value: one, label: languageName(one, i18n.language) }))}
            value={form.language}
            allowDeselect={false}
            onChange={(language) => change({ language: languages.find((one) => one === language) ?? 'sv' })}
          />
          <NumberInput
            required
            label={t('agreements.form.fee')}
            min={0}
            decimalScale={2}
            thousandSeparator=" "
            decimalSeparator={i18n.language === 'en' ? '.' : ','}
            hideControls
            value={form.monthlyFee / 100}
            onChange={(fee) => change({ monthlyFee: Math.round(Number(fee) * 100) })}
          />
          <Select
            label={t('agreements.form.currency')}
            data={[...currencies]}
            value={form.currency}
            allowDeselect={false}
            onChange={(currency) => change({ currency: currencies.find((one) => one === currency) ?? 'SEK' })}
          />
          <label>
            <span className="lab">{t('agreements.form.startsOn')}</span>
            <span className="inp">
              <input
                type="date"
                required
                value={form.startsOn}
                onChange={(event) => change({ startsOn: event.currentTarget.value })}
              />
            </span>
          </label>
          <label>
            <span className="lab">{t('agreements.form.endsOn')}</span>
            <span className="inp">
              <input
                type="date"
                value={form.endsOn ?? ''}
                onChange={(event) => change({ endsOn: event.currentTarget.value || null })}
              />
            </span>
            <span className="hint">{t('agreements.form.endsHint')}</span>
          </label>
          <NumberInput
            label={t('agreements.form.most')}
            min={0}
            max={100}
            value={form.mostCreditPercent}
            onChange={(most) => change({ mostCreditPercent: Number(most) })}
          />
        </div>
        {form.goals.map((goal, index) => (
          <GoalFields
            key={goal.id}
            goal={goal}
            priorities={choices?.priorities ?? []}
            onChange={(next) => change({ goals: form.goals.map((one, at) => (at === index ? next : one)) })}
            onRemove={
              form.goals.length < 2 ? undefined : () => change({ goals: form.goals.filter((_, at) => at !== index) })
            }
          />
        ))}
        <div>
          <Button
            size="sm"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => change({ goals: [...form.goals, newGoal()] })}
          >
            {t('agreements.form.addGoal')}
          </Button>
        </div>
        {agreement && asking ? (
          <div className="ban warn" role="alert">
            <span className="grow">{t('agreements.form.removeAsk')}</span>
            <Button
              size="xs"
              look="bad"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { agreementId: agreement.id } })}
            >
              {t('agreements.form.remove')}
            </Button>
          </div>
        ) : null}
        {error ? <ErrorState error={error} /> : null}
        <div className="row wrap">
          {agreement && !asking ? (
            <Button look="ghost" onClick={() => setAsking(true)}>
              {t('agreements.form.remove')}
            </Button>
          ) : null}
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

function newGoal() {
  return { id: newKey(), kind: 'kept' as const, name: '', atLeast: 0.95, promises: [], priorities: [], tiers: [] };
}

function languageName(language: string, reader: string): string {
  return new Intl.DisplayNames(reader, { type: 'language' }).of(language) ?? language;
}
