import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import type { OwnField } from '#api/house/custom-fields.ts';
import type { FieldValue } from '#core/house/custom-fields/custom-field.ts';
import { lacks } from '#core/house/custom-fields/demand-values.ts';
import { FieldInput } from '#web/house/custom-fields/field-input.tsx';
import { useOwnFields } from '#web/house/custom-fields/use-fields.ts';
import { Button } from '#web/kit/parts/button.tsx';

export interface OwnFieldsProps {
  readonly ticket: Ticket;
  readonly onChange: (customFields: Ticket['customFields']) => void;
}

/** The ticket's own fields in their order, each pressed to change it (TKT-1). */
export function OwnFields({ ticket, onChange }: OwnFieldsProps) {
  return useOwnFields('ticket').map((field) => (
    <OwnFieldLine
      key={field.key}
      field={field}
      value={ticket.customFields[field.key] ?? null}
      onChange={(value) => onChange({ ...ticket.customFields, [field.key]: value })}
    />
  ));
}

function OwnFieldLine({ field, value, onChange }: LineProps) {
  const { t } = useTranslation('house');
  const [typed, setTyped] = useState<FieldValue>();
  const missing = typed !== undefined && lacks(field, { [field.key]: typed });
  const keep = () => {
    if (typed === undefined || missing) return;
    if (typed !== value) onChange(typed === '' ? null : typed);
    setTyped(undefined);
  };
  return (
    <div className="prop">
      <span className="cut" title={field.name}>
        {field.name}
      </span>
      <Popover
        opened={typed !== undefined}
        onChange={(opened) => setTyped(opened ? value : undefined)}
        position="bottom-end"
        width={280}
        trapFocus
      >
        <Popover.Target>
          <button
            type="button"
            className="v plainbtn"
            title={t('fields.edit', { name: field.name })}
            onClick={() => setTyped(value)}
          >
            {value === null || value === '' ? (
              <span className="t3">–</span>
            ) : (
              <span className="cut">{typeof value === 'boolean' ? t(value ? 'fields.yes' : 'fields.no') : value}</span>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <form
            className="col ownfield"
            onSubmit={(event) => {
              event.preventDefault();
              keep();
            }}
          >
            <FieldInput
              field={field}
              value={typed}
              error={missing ? t('fields.missing', { name: field.name }) : undefined}
              onChange={setTyped}
            />
            <div className="row">
              <Button type="submit" look="pri" size="sm">
                {t('fields.save')}
              </Button>
              <Button look="ghost" size="sm" onClick={() => setTyped(undefined)}>
                {t('fields.cancel')}
              </Button>
            </div>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface LineProps {
  readonly field: OwnField;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
}
