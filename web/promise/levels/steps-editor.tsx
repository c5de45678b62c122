import { MultiSelect, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { type Choice, useChoices } from './condition-choices.ts';
import {
  blankDeed,
  type DeedKind,
  deedKinds,
  isWhole,
  type MomentKind,
  momentFrom,
  momentKinds,
  momentOf,
  type Step,
  withStep,
} from './step-draft.ts';
import { WebhookCalls } from './webhook-calls.tsx';

export interface StepsEditorProps {
  readonly level: Level;
  readonly levels: readonly Level[];
  readonly onChange: (level: Level) => void;
}

/** What happens by itself on the way to a level's promises, a line each (SLA-8). */
export function StepsEditor({ level, levels, onChange }: StepsEditorProps) {
  const { t } = useTranslation('promise');
  const { steps } = level.definition;
  return (
    <div className="level-steps">
      <span className="lab">{t('steps.heading')}</span>
      <span className="xs t3">{t('steps.hint')}</span>
      {steps.map((step, place) => (
        <StepLine
          key={`${place} ${step.does.kind}`}
          step={step}
          levels={levels.filter(({ id }) => id !== level.id)}
          onChange={(changed) => onChange(withStep(level, place, changed))}
        />
      ))}
      <div>
        <Button
          size="sm"
          look="ghost"
          icon={<Plus size={13} aria-hidden />}
          disabled={steps.length >= 20}
          onClick={() => onChange(withStep(level, steps.length, { when: 'missed', does: blankDeed('notify') }))}
        >
          {t('steps.add')}
        </Button>
      </div>
      {steps.some(({ does }) => does.kind === 'webhook') ? <WebhookCalls /> : null}
    </div>
  );
}

function StepLine({ step, levels, onChange }: StepLineProps) {
  const { t } = useTranslation('promise');
  const { kind, amount } = momentOf(step.when);
  return (
    <div className="step-line">
      <NativeSelect
        size="xs"
        aria-label={t('steps.when')}
        value={kind}
        data={momentKinds.map((one) => ({ value: one, label: t(`steps.moments.${one}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...step, when: momentFrom(value as MomentKind, value === 'percent' ? 80 : 30) })
        }
      />
      {kind === 'missed' ? null : (
        <NumberInput
          size="xs"
          className="step-amount"
          aria-label={t('steps.amount')}
          value={amount}
          min={1}
          max={kind === 'percent' ? 1000 : 100_000}
          allowDecimal={false}
          suffix={kind === 'percent' ? ' %' : ' min'}
          onChange={(value) => onChange({ ...step, when: momentFrom(kind, Number(value)) })}
        />
      )}
      <NativeSelect
        size="xs"
        aria-label={t('steps.does')}
        value={step.does.kind}
        data={deedKinds.map((kind) => ({ value: kind, label: t(`steps.kinds.${kind}`) }))}
        onChange={(event) => onChange({ ...step, does: blankDeed(event.currentTarget.value as DeedKind) })}
      />
      <DeedFields step={step} levels={levels} onChange={onChange} />
      <Button
        look="ghost"
        size="xs"
        square
        icon={<X size={13} aria-hidden />}
        aria-label={t('steps.remove')}
        onClick={() => onChange(null)}
      />
      {isWhole(step) ? null : <span className="hint">{t('steps.notWhole')}</span>}
    </div>
  );
}

function DeedFields({ step, levels, onChange }: StepLineProps) {
  const { t } = useTranslation('promise');
  const people = useChoices('owner') ?? [];
  const groups = useChoices('department') ?? [];
  const { does } = step;
  const set = (next: Step['does']) => onChange({ ...step, does: next });
  switch (does.kind) {
    case 'notify':
      return (
        <MultiSelect
          size="xs"
          searchable
          aria-label={t('steps.kinds.notify')}
          placeholder={does.userIds.length + does.groupIds.length === 0 ? t('steps.whom') : ''}
          value={[...does.userIds, ...does.groupIds]}
          data={[
            { group: t('steps.groups'), items: listed(groups) },
            { group: t('steps.people'), items: listed(people) },
          ]}
          onChange={(ids) => {
            const groupIds = ids.filter((id) => does.groupIds.includes(id) || groups.some(({ value }) => value === id));
            set({ kind: 'notify', groupIds, userIds: ids.filter((id) => !groupIds.includes(id)) });
          }}
        />
      );
    case 'assign':
      return (
        <Select
          size="xs"
          searchable
          aria-label={t('steps.kinds.assign')}
          placeholder={t('steps.whom')}
          value={does.userId || null}
          data={listed(people)}
          onChange={(userId) => set({ kind: 'assign', userId: userId ?? '' })}
        />
      );
    case 'tag':
      return (
        <TextInput
          size="xs"
          maxLength={60}
          aria-label={t('steps.kinds.tag')}
          placeholder={t('steps.tag')}
          value={does.tag}
          onChange={(event) => set({ kind: 'tag', tag: event.currentTarget.value })}
        />
      );
    case 'set-level':
      return (
        <Select
          size="xs"
          aria-label={t('steps.kinds.set-level')}
          placeholder={t('steps.level')}
          value={does.levelId || null}
          data={levels.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(levelId) => set({ kind: 'set-level', levelId: levelId ?? '' })}
        />
      );
    case 'webhook':
      return (
        <TextInput
          size="xs"
          type="url"
          maxLength={1000}
          aria-label={t('steps.kinds.webhook')}
          placeholder="https://"
          value={does.url}
          onChange={(event) => set({ kind: 'webhook', url: event.currentTarget.value })}
        />
      );
    default:
      return <span />;
  }
}

function listed(choices: readonly Choice[]) {
  return choices.map(({ value, label }) => ({ value, label }));
}

interface StepLineProps {
  readonly step: Step;
  readonly levels: readonly Level[];
  readonly onChange: (step: Step | null) => void;
}
