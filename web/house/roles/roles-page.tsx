import { Checkbox } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeRole, createRole, deleteRole, listRoles, type role } from '#api/house/roles.ts';
import { type Right, rights } from '#core/platform/right.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { useRightNames, useRoles } from '../users/role-names.ts';

type Role = z.output<typeof role>;

/** Roles against rights: one table in which every cell can be pressed (USR-1). */
export function RolesPage() {
  const { t } = useTranslation('house');
  const list = useAnswer(listRoles, {});
  const { nameOf } = useRoles();
  const nameRight = useRightNames();
  const may = mayDo(useMe(), 'users.manage');
  useLiveRefresh('roles', [listRoles]);
  const change = useCall(changeRole, { refresh: [listRoles] });
  const remove = useCall(deleteRole, { refresh: [listRoles] });
  const rows = list.data?.rows ?? [];
  const error = change.error ?? remove.error;
  const flip = (row: Role, right: Right) =>
    change.mutate({
      params: { roleId: row.id },
      body: {
        rights: row.rights.includes(right) ? row.rights.filter((each) => each !== right) : [...row.rights, right],
      },
    });
  return (
    <Page title={t('roles.title')} lead={t('roles.lead')}>
      {error ? <ErrorState error={error} /> : null}
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={10} /> : null}
        {rows.length > 0 ? (
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('roles.right')}</th>
                {rows.map((row) => (
                  <th key={row.id} style={{ textAlign: 'center' }}>
                    {nameOf(row.id)}{' '}
                    {row.key === null ? (
                      <button
                        type="button"
                        aria-label={t('roles.delete', { name: row.name })}
                        title={row.userCount > 0 ? t('roles.inUse', { count: row.userCount }) : undefined}
                        disabled={!may || row.userCount > 0}
                        onClick={() => remove.mutate({ params: { roleId: row.id } })}
                      >
                        <Trash2 size={13} aria-hidden />
                      </button>
                    ) : null}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rights.map((right) => (
                <tr key={right}>
                  <td className="l">{nameRight(right)}</td>
                  {rows.map((row) => (
                    <td key={row.id} style={{ textAlign: 'center' }}>
                      <Checkbox
                        style={{ display: 'inline-block' }}
                        aria-label={`${nameOf(row.id)}: ${nameRight(right)}`}
                        checked={row.rights.includes(right)}
                        disabled={!may || row.key === 'administrator'}
                        title={row.key === 'administrator' ? t('roles.fixed') : undefined}
                        onChange={() => flip(row, right)}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
      <NewRole may={may} />
    </Page>
  );
}

function NewRole({ may }: { readonly may: boolean }) {
  const { t } = useTranslation('house');
  const [name, setName] = useState('');
  const create = useCall(createRole, { refresh: [listRoles], onSuccess: () => setName('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ body: { name, rights: ['tickets.read'] } });
  };
  return (
    <form onSubmit={submit} className="col" style={{ gap: 8, maxWidth: 420 }} noValidate>
      <div className="row">
        <NamedInput aria-label={t('roles.newName')} placeholder={t('roles.newName')} value={name} onText={setName} />
        <Button
          type="submit"
          icon={<Plus size={15} aria-hidden />}
          busy={create.isPending}
          disabled={!name.trim()}
          because={may ? undefined : t('users.notAllowed')}
        >
          {t('roles.new')}
        </Button>
      </div>
      {create.error ? <ErrorState error={create.error} /> : null}
    </form>
  );
}
