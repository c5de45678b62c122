import { Checkbox, Popover, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { FilterChip } from '#web/kit/parts/chips.tsx';

export interface ChoiceChipProps {
  readonly label: string;
  /** Chosen ids, by commas. */
  readonly value: string | undefined;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onChange: (value: string | undefined) => void;
  /** Takes the chip away; without it the chip always stands. */
  readonly onRemove?: (() => void) | undefined;
}

/** A filter of several choices: "Field **values**"; pressed it opens its list. */
export function ChoiceChip({ label, value, choices, opened, onOpen, onChange, onRemove }: ChoiceChipProps) {
  const { t } = useTranslation('insight');
  const [text, setText] = useState('');
  const chosen = value === undefined ? [] : value.split(',');
  const nameOf = (id: string) =>
    choices.find((one) => one.id === id)?.name ?? (id === 'none' ? t('slaReports.none') : t('slaReports.removed'));
  const shown = choices.filter((one) => one.name.toLowerCase().includes(text.toLowerCase()));
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
    onChange(next.length === 0 ? undefined : next.join(','));
  };
  return (
    <Popover
      withRoles={false}
      opened={opened}
      onChange={onOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <span>
          <FilterChip
            field={label}
            value={chosen.length === 0 ? t('slaReports.all') : chosen.map(nameOf).join(', ')}
            onPress={() => onOpen(!opened)}
            onRemove={chosen.length > 0 || onRemove ? () => (onRemove ?? (() => onChange(undefined)))() : undefined}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="report-choices" role="group" aria-label={label}>
          {choices.length > 8 ? (
            <TextInput
              size="xs"
              aria-label={t('slaReports.searchChoices')}
              placeholder={t('slaReports.searchChoices')}
              leftSection={<Search size={13} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          ) : null}
          <div className="report-choice-list">
            {shown.map((one) => (
              <Checkbox
                key={one.id}
                size="xs"
                label={one.name}
                checked={chosen.includes(one.id)}
                onChange={() => toggle(one.id)}
              />
            ))}
          </div>
          {chosen.length === 0 ? (
            <div className="xs t3">{t('slaReports.nothingChosen')}</div>
          ) : (
            <Button size="xs" look="ghost" onClick={() => onChange(undefined)}>
              {t('slaReports.clear')}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
