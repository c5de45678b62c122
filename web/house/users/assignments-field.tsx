import { NativeSelect } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { useRoles } from './role-names.ts';
import { useSiteNames } from './site-names.ts';

/** A role and where it holds. */
export interface Assignment {
  readonly roleId: string;
  readonly siteId: string | null;
}

/** Which roles somebody has, and at which sites (USR-1): a line each. */
export function AssignmentsField({ value, onChange }: AssignmentsFieldProps) {
  const { t } = useTranslation('house');
  const { roles, nameOf } = useRoles();
  const sites = useSiteNames();
  const set = (place: number, change: Partial<Assignment>) =>
    onChange(value.map((each, at) => (at === place ? { ...each, ...change } : each)));
  const agent = roles.find((each) => each.key === 'agent') ?? roles[0];
  return (
    <fieldset className="field" style={{ border: 0, padding: 0, margin: '14px 0 0' }}>
      <legend className="lab">{t('users.roles')}</legend>
      {value.map((each, place) => (
        // Lines have no identity of their own; two equal ones are one.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="row" key={place} style={{ marginBottom: 6 }}>
          <NativeSelect
            className="grow"
            aria-label={t('users.role')}
            value={each.roleId}
            data={roles.map((role) => ({ value: role.id, label: nameOf(role.id) }))}
            onChange={(event) => set(place, { roleId: event.target.value })}
          />
          <NativeSelect
            className="grow"
            aria-label={t('users.where')}
            value={each.siteId ?? ''}
            data={[
              { value: '', label: t('users.everywhere') },
              ...sites.map((site) => ({ value: site.id, label: site.name })),
            ]}
            onChange={(event) => set(place, { siteId: event.target.value || null })}
          />
          <Button
            look="ghost"
            square
            aria-label={t('users.removeRole')}
            onClick={() => onChange(value.filter((_, at) => at !== place))}
          >
            <Trash2 size={15} aria-hidden />
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        look="ghost"
        icon={<Plus size={14} aria-hidden />}
        disabled={!agent}
        onClick={() => agent && onChange([...value, { roleId: agent.id, siteId: null }])}
      >
        {t('users.addRole')}
      </Button>
    </fieldset>
  );
}

export interface AssignmentsFieldProps {
  readonly value: readonly Assignment[];
  readonly onChange: (value: readonly Assignment[]) => void;
}
