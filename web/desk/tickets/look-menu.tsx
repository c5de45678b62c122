import { Checkbox, Popover, Select } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import type { DeskNames } from './desk-names.ts';
import { columns, densities, type Density, groupings, ownKeyOf, useListLook } from './list-look.ts';

/** Columns, density and grouping of the list, chosen by the user (TKT-8). */
export const LookMenu = memo(function LookMenu({ names }: { readonly names: DeskNames }) {
  const { t } = useTranslation('desk');
  const [look, change] = useListLook();
  return (
    <Popover position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button
          look="ghost"
          size="sm"
          square
          aria-label={t('list.settings')}
          title={t('list.settings')}
          icon={<SlidersHorizontal size={16} aria-hidden />}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <div className="col" style={{ gap: 12 }}>
          <div>
            <div className="lab">{t('list.density')}</div>
            <SegmentedControl
              label={t('list.density')}
              value={look.density}
              options={(Object.keys(densities) as Density[]).map((one) => ({
                value: one,
                label: t(`densities.${one}`),
              }))}
              onChange={(density) => change({ density })}
            />
          </div>
          <Select
            label={t('list.groupBy')}
            allowDeselect={false}
            data={groupings.map((one) => ({ value: one, label: t(`groupings.${one}`) }))}
            value={look.grouping}
            comboboxProps={{ withinPortal: false }}
            onChange={(grouping) => change({ grouping: (grouping ?? 'urgency') as 'urgency' })}
          />
          <fieldset className="plainset">
            <legend className="lab">{t('list.columns')}</legend>
            {[...columns, ...names.own.map(({ key }) => `own:${key}` as const)].map((column) => (
              <Checkbox
                key={column}
                size="xs"
                mb={6}
                label={
                  names.own.find(({ key }) => key === ownKeyOf(column))?.name ?? t(`columns.${column as 'promise'}`)
                }
                checked={look.columns.includes(column)}
                disabled={column === 'promise' || column === 'subject'}
                onChange={(event) =>
                  change({
                    columns: event.currentTarget.checked
                      ? [...look.columns, column]
                      : look.columns.filter((one) => one !== column),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
});
