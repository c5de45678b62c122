import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftContent } from '#api/promise/drafts.ts';
import { type Choice, useChoices } from './condition-choices.ts';

const scopes = { general: null, site: 'site', template: 'template', 'ticket-type': 'type' } as const;

type Fallbacks = NonNullable<DraftContent['fallbacks']>;

export interface FallbackCardProps {
  readonly targets: Fallbacks;
  /** All plain targets as they would be. */
  readonly onChange: (targets: Fallbacks) => void;
}

/** Plain targets in minutes for the resolution, where no rule sets a level (SLA-4). */
export function FallbackCard({ targets, onChange }: FallbackCardProps) {
  const { t } = useTranslation('promise');
  const sites = useChoices('site') ?? [];
  const templates = useChoices('template') ?? [];
  const types = useChoices('type') ?? [];
  const rowsOf = (scope: Exclude<keyof typeof scopes, 'general'>, choices: readonly Choice[]) =>
    choices.map(({ value, label }) => ({
      ...{ scope, scopeId: value, name: `${t(`conditions.fields.${scopes[scope]}`)}: ${label}` },
    }));
  const rows = [
    { scope: 'general' as const, scopeId: '', name: t('fallback.general') },
    ...rowsOf('site', sites),
    ...rowsOf('template', templates),
    ...rowsOf('ticket-type', types),
  ];
  return (
    <section className="card levels-card">
      <header className="levels-head">
        <h2>{t('fallback.heading')}</h2>
        <span className="xs t3 levels-hint">{t('fallback.hint')}</span>
      </header>
      <div className="fallback-rows">
        {rows.map((row) => {
          const known = targets.find(({ scope, scopeId }) => scope === row.scope && scopeId === row.scopeId);
          return (
            <FallbackRow
              key={`${row.scope} ${row.scopeId} ${known?.minutes}`}
              {...row}
              minutes={known?.minutes ?? null}
              onChange={(minutes) => {
                const others = targets.filter((one) => one !== known);
                onChange(minutes === null ? others : [...others, { scope: row.scope, scopeId: row.scopeId, minutes }]);
              }}
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
  readonly onChange: (minutes: number | null) => void;
}

function FallbackRow({ name, minutes, onChange }: FallbackRowProps) {
  const { t } = useTranslation('promise');
  const [written, setWritten] = useState<number | null>(minutes);
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
          if (written !== minutes) onChange(written);
        }}
      />
    </label>
  );
}
