import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WireGoal } from '#api/insight/agreements.ts';
import { goalKinds } from '#core/insight/agreements/agreement.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { Button } from '#web/kit/parts/button.tsx';

export interface GoalFieldsProps {
  readonly goal: WireGoal;
  readonly priorities: readonly { readonly id: string; readonly name: string | null }[];
  readonly onChange: (goal: WireGoal) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One goal of an agreement: what it measures, what it should be, and what falling below it brings (SLR-5). */
export function GoalFields({ goal, priorities, onChange, onRemove }: GoalFieldsProps) {
  const { t, i18n } = useTranslation(['insight', 'promise']);
  const change = (next: Partial<WireGoal>) => onChange({ ...goal, ...next });
  // Shares are written in per cent, scores as they are.
  const scale = goal.kind === 'survey' ? 1 : 100;
  const shown = (value: number) => Math.round(value * scale * 1000) / 1000;
  const kept = (given: string | number) => Math.round(Number(given) * 1000) / 1000 / scale;
  const number = { min: 0, max: 100, decimalScale: 3, decimalSeparator: i18n.language === 'en' ? '.' : ',' };
  const nameOf = (id: string, name: string | null) =>
    name ?? (id === 'low' || id === 'medium' || id === 'high' ? t(`slaReports.priorities.${id}`) : id);
  return (
    <fieldset className="agreement-goal">
      <legend className="sr">{goal.name || t('agreements.goal')}</legend>
      <TextInput
        required
        maxLength={120}
        label={t('agreements.form.goalName')}
        value={goal.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <div className="agreement-two">
        <Select
          label={t('agreements.form.kind')}
          data={goalKinds.map((kind) => ({ value: kind, label: t(`agreements.form.kinds.${kind}`) }))}
          value={goal.kind}
          allowDeselect={false}
          onChange={(given) => {
            const kind = goalKinds.find((one) => one === given) ?? 'kept';
            const atLeast = kind === 'survey' ? 4 : kind === 'kept' ? 0.95 : 0.7;
            change({ kind, atLeast, tiers: [], promises: [], priorities: [] });
          }}
        />
        <NumberInput
          required
          {...number}
          label={t(goal.kind === 'survey' ? 'agreements.form.atLeastScore' : 'agreements.form.atLeastPercent')}
          value={shown(goal.atLeast)}
          onChange={(value) => change({ atLeast: kept(value) })}
        />
      </div>
      {goal.kind === 'survey' ? <p className="xs t3">{t('agreements.scoreHint')}</p> : null}
      {goal.kind === 'kept' ? (
        <div className="agreement-two">
          <MultiSelect
            label={t('agreements.form.promises')}
            placeholder={goal.promises.length === 0 ? t('agreements.form.promisesAll') : ''}
            data={promises.map((one) => ({ value: one, label: t(`promise:names.${one}`) }))}
            value={goal.promises}
            onChange={(given) => change({ promises: promises.filter((one) => given.includes(one)) })}
          />
          <MultiSelect
            label={t('agreements.form.priorities')}
            placeholder={goal.priorities.length === 0 ? t('agreements.form.prioritiesAll') : ''}
            data={priorities.map(({ id, name }) => ({ value: id, label: nameOf(id, name) }))}
            value={goal.priorities}
            onChange={(given) => change({ priorities: given })}
          />
        </div>
      ) : null}
      {goal.tiers.map((tier, index) => (
        // biome-ignore lint: steps have no names of their own
        <div className="agreement-tier" key={index}>
          <NumberInput
            {...number}
            label={`${t('agreements.form.below')}${scale === 100 ? ', %' : ''}`}
            value={shown(tier.below)}
            onChange={(value) => change({ tiers: replaced(goal.tiers, index, { ...tier, below: kept(value) }) })}
          />
          <NumberInput
            {...number}
            label={t('agreements.form.gives')}
            value={tier.creditPercent}
            onChange={(value) =>
              change({ tiers: replaced(goal.tiers, index, { ...tier, creditPercent: Number(value) }) })
            }
          />
          <Button
            square
            look="ghost"
            icon={<Trash2 size={15} aria-hidden />}
            aria-label={t('agreements.form.removeTier')}
            title={t('agreements.form.removeTier')}
            onClick={() => change({ tiers: goal.tiers.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <div className="row wrap">
        <Button
          size="xs"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => change({ tiers: [...goal.tiers, { below: goal.atLeast, creditPercent: 5 }] })}
        >
          {t('agreements.form.addTier')}
        </Button>
        <span className="grow" />
        {onRemove ? (
          <Button size="xs" look="ghost" onClick={onRemove}>
            {t('agreements.form.removeGoal')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function replaced<One>(list: readonly One[], index: number, one: One): One[] {
  return list.map((each, at) => (at === index ? one : each));
}
