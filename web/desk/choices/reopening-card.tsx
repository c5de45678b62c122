import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { reopening as shape } from '#api/desk/choices.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { Section } from '#web/kit/parts/section.tsx';

type Reopening = z.output<typeof shape>;

/** What a customer's message on a closed ticket does (TKT-4). */
export function ReopeningCard({ reopening, because, onChange }: ReopeningCardProps) {
  const { t } = useTranslation('desk');
  const kept = reopening.withinDays === null ? '' : String(reopening.withinDays);
  const [days, setDays] = useState(kept);
  const wrong = days.trim() !== '' && !/^[1-9]\d{0,3}$/u.test(days.trim());
  const leave = () => {
    if (wrong || days.trim() === kept) return;
    onChange({ ...reopening, withinDays: days.trim() === '' ? null : Math.min(3650, Number(days)) });
  };
  return (
    <Section title={t('choices.reopening')} hint={t('choices.reopeningHint')}>
      <NativeSelect
        label={t('choices.rule')}
        value={reopening.rule}
        disabled={because !== undefined}
        title={because}
        data={(['unless-thanks', 'reopen', 'never'] as const).map((rule) => ({
          value: rule,
          label: t(`choices.rules.${rule}`),
        }))}
        onChange={(event) => onChange({ ...reopening, rule: event.target.value as Reopening['rule'] })}
      />
      <div style={{ marginTop: 14, maxWidth: 320 }}>
        <Field
          label={t('choices.withinDays')}
          hint={t('choices.withinDaysHint')}
          error={wrong ? t('choices.withinDaysWrong') : undefined}
        >
          <NamedInput
            value={days}
            inputMode="numeric"
            readOnly={because !== undefined || reopening.rule === 'never'}
            onText={setDays}
            onBlur={leave}
            onKeyDown={(event) => event.key === 'Enter' && leave()}
          />
        </Field>
      </div>
    </Section>
  );
}

interface ReopeningCardProps {
  readonly reopening: Reopening;
  readonly because: string | undefined;
  readonly onChange: (reopening: Reopening) => void;
}
