import { NumberInput, Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePauseReason, createPauseReason, type PauseReason } from '#api/routing/agents.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { call } from '#web/kit/wire/call.ts';
import { useAgents } from './use-agents.tsx';

/** The reasons to pause (QUE-3): renamed, ordered, added and switched off in place. */
export function PauseReasons({ reasons, because, onSave }: PauseReasonsProps) {
  const { t } = useTranslation('routing');
  const [name, setName] = useState('');
  const change = (reasonId: string, body: Partial<Omit<PauseReason, 'id'>>) =>
    onSave(() => call(changePauseReason, { params: { reasonId }, body }));
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || because) return;
    void onSave(() => call(createPauseReason, { body: { name: name.trim(), plannedMinutes: null } })).then(
      (made) => made && setName(''),
    );
  };
  /** All get new places ten apart, so that two that stood in one place part. */
  const move = async (from: number, step: -1 | 1) => {
    const order = reasons.toSpliced(from, 1).toSpliced(from + step, 0, ...reasons.slice(from, from + 1));
    for (const [place, reason] of order.entries())
      if (reason.position !== place * 10) await change(reason.id, { position: place * 10 });
  };
  return (
    <Section title={t('agents.reasons')} hint={t('agents.reasonsHint')} flush>
      <table className="dt">
        <thead>
          <tr>
            <th className="l">{t('agents.order')}</th>
            <th className="l">{t('agents.name')}</th>
            <th className="l">{t('agents.planned')}</th>
            <th>{t('agents.used')}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason, place) => (
            <ReasonRow
              key={`${reason.id} ${reason.name} ${reason.plannedMinutes}`}
              reason={reason}
              because={because}
              first={place === 0}
              last={place === reasons.length - 1}
              onMove={(step) => void move(place, step)}
              onChange={(body) => void change(reason.id, body)}
            />
          ))}
        </tbody>
      </table>
      <form className="row wrap" style={{ padding: '10px 12px' }} onSubmit={add} noValidate>
        <div style={{ width: 240 }}>
          <NamedInput
            aria-label={t('agents.newReason')}
            placeholder={t('agents.newReason')}
            maxLength={60}
            value={name}
            onText={setName}
          />
        </div>
        <Button type="submit" icon={<Plus size={15} aria-hidden />} because={because} disabled={name.trim() === ''}>
          {t('agents.add')}
        </Button>
      </form>
    </Section>
  );
}

function ReasonRow({ reason, because, first, last, onMove, onChange }: ReasonRowProps) {
  const { t } = useTranslation('routing');
  const said = useAgents().reasonName(reason.id);
  const [name, setName] = useState(said);
  const [planned, setPlanned] = useState<number | string>(reason.plannedMinutes ?? '');
  const locked = because !== undefined;
  const savePlanned = () => {
    const minutes = typeof planned === 'number' ? planned : null;
    if (minutes !== reason.plannedMinutes) onChange({ plannedMinutes: minutes });
  };
  const saveName = () => {
    const given = name.trim();
    if (given === said) setName(said);
    else if (given !== '') onChange({ name: given });
    else if (reason.name !== null && builtIn.includes(reason.id)) onChange({ name: null });
    else setName(said);
  };
  const arrow = (step: -1 | 1, Icon: typeof ArrowUp, label: string, disabled: boolean) => (
    <Button
      look="ghost"
      size="xs"
      square
      icon={<Icon size={14} aria-hidden />}
      aria-label={label}
      because={because}
      disabled={disabled}
      onClick={() => onMove(step)}
    />
  );
  return (
    <tr>
      <td className="l" style={{ width: 84 }}>
        {arrow(-1, ArrowUp, t('agents.up', { name: said }), first)}
        {arrow(1, ArrowDown, t('agents.down', { name: said }), last)}
      </td>
      <td className="l">
        <div style={{ maxWidth: 280, padding: '4px 0' }}>
          <NamedInput
            aria-label={t('agents.nameOf', { name: said })}
            maxLength={60}
            value={name}
            readOnly={locked}
            onText={setName}
            onBlur={saveName}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setName(said);
            }}
          />
        </div>
      </td>
      <td className="l">
        <NumberInput
          w={110}
          aria-label={t('agents.plannedOf', { name: said })}
          value={planned}
          min={1}
          max={1440}
          allowDecimal={false}
          placeholder="–"
          disabled={locked}
          onChange={setPlanned}
          onBlur={savePlanned}
          onKeyDown={(event) => event.key === 'Enter' && savePlanned()}
        />
      </td>
      <td>
        <Switch
          aria-label={t('agents.usedOf', { name: said })}
          checked={reason.active}
          disabled={locked}
          onChange={(event) => onChange({ active: event.currentTarget.checked })}
          style={{ display: 'inline-block' }}
        />
      </td>
    </tr>
  );
}

/** Those that are named in the reader's language until they get a name of their own. */
const builtIn = ['break', 'lunch', 'meeting', 'education'];

interface PauseReasonsProps {
  readonly reasons: readonly PauseReason[];
  /** Why nothing can be changed. */
  readonly because: string | undefined;
  readonly onSave: (work: () => Promise<unknown>) => Promise<boolean>;
}

interface ReasonRowProps {
  readonly reason: PauseReason;
  readonly because: string | undefined;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onChange: (body: Partial<Omit<PauseReason, 'id'>>) => void;
}
