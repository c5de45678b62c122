import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listFallbackTargets, setFallbackTarget } from '#api/promise/level-rules.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { useChoices } from './condition-choices.ts';

const scopes = { general: null, site: 'site', 'ticket-type': 'type' } as const;

/** Plain targets in minutes for the resolution, where no rule sets a level (SLA-4). */
export function FallbackCard() {
  const { t } = useTranslation('promise');
  const targets = useAnswer(listFallbackTargets, {});
  const sites = useChoices('site') ?? [];
  const types = useChoices('type') ?? [];
  const rows = [
    { scope: 'general' as const, scopeId: '', name: t('fallback.general') },
    ...sites.map(({ value, label }) => ({ scope: 'site' as const, scopeId: value, name: label })),
    ...types.map(({ value, label }) => ({ scope: 'ticket-type' as const, scopeId: value, name: label })),
  ];
  return (
    <section className="card levels-card">
      <header className="levels-head">
        <h2>{t('fallback.heading')}</h2>
        <span className="xs t3 levels-hint">{t('fallback.hint')}</span>
      </header>
      <div className="fallback-rows">
        {rows.map((row) => {
          const known = targets.data?.rows.find(({ scope, scopeId }) => scope === row.scope && scopeId === row.scopeId);
          return (
            <FallbackRow
              key={`${row.scope} ${row.scopeId} ${known?.minutes}`}
              {...row}
              minutes={known?.minutes ?? null}
            />
          );
        })}
      </div>
    </section>
  );
}

interface FallbackRowProps {
  readonly scope: keyof typeof scopes;
  readonly scopeId: string;
  readonly name: string;
  readonly minutes: number | null;
}

function FallbackRow({ scope, scopeId, name, minutes }: FallbackRowProps) {
  const { t } = useTranslation('promise');
  const [written, setWritten] = useState<number | null>(minutes);
  const set = useCall(setFallbackTarget, { refresh: [listFallbackTargets] });
  return (
    <label className="fallback-row">
      <span className="cut">{name}</span>
      <NumberInput
        size="xs"
        min={1}
        max={5_000_000}
        allowDecimal={false}
        suffix=" min"
        placeholder={t('fallback.none')}
        aria-label={`${t('fallback.minutes')}: ${name}`}
        value={written ?? ''}
        onChange={(value) => setWritten(value === '' ? null : Number(value))}
        onBlur={() => {
          if (written !== minutes) set.mutate({ params: { scope }, body: { scopeId, minutes: written } });
        }}
      />
    </label>
  );
}
