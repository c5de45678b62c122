import { Drawer, MultiSelect, NativeSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { changeGroup, createGroup, type group, listGroups } from '#api/house/groups.ts';
import { listColleagues } from '#api/house/users.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';
import { useSiteNames } from '../users/site-names.ts';

export type Group = z.output<typeof group>;

/** Makes or changes a group, and says what stands with it before it is taken away (USR-1). */
export function GroupDrawer({ group: shown, name: called = '', uses, onRemove, onClose }: GroupDrawerProps) {
  const { t } = useTranslation('house');
  const sites = useSiteNames();
  const colleagues = useAnswer(listColleagues, {}).data?.rows ?? [];
  const [name, setName] = useState(shown?.name ?? called);
  const [siteId, setSiteId] = useState<string | null>(shown?.siteId ?? null);
  const [memberIds, setMemberIds] = useState<string[]>(shown?.memberIds ?? []);
  const refresh = [listGroups, listColleagues];
  const create = useCall(createGroup, { refresh, onSuccess: onClose });
  const change = useCall(changeGroup, { refresh, onSuccess: onClose });
  const error = create.error ?? change.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, siteId, memberIds };
    if (shown) change.mutate({ params: { groupId: shown.id }, body });
    else create.mutate({ body });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('users.close') }}
      position="right"
      title={shown?.name ?? t('groups.new')}
      size={460}
    >
      <form onSubmit={submit} noValidate>
        <Field label={t('groups.name')}>
          <NamedInput value={name} onText={setName} maxLength={80} data-autofocus />
        </Field>
        <NativeSelect
          mt={14}
          label={t('groups.site')}
          value={siteId ?? ''}
          data={[
            { value: '', label: t('groups.allSites') },
            ...sites.map((site) => ({ value: site.id, label: site.name })),
          ]}
          onChange={(event) => setSiteId(event.target.value || null)}
        />
        <MultiSelect
          mt={14}
          searchable
          label={t('groups.members')}
          description={t('groups.membersHint')}
          value={memberIds}
          data={colleagues.map((each) => ({ value: each.id, label: each.name }))}
          onChange={setMemberIds}
        />
        {error ? (
          <div style={{ marginTop: 14 }}>
            <ErrorState error={error} />
          </div>
        ) : null}
        <div className="row" style={{ marginTop: 18 }}>
          <Button type="submit" look="pri" busy={create.isPending || change.isPending} disabled={!name.trim()}>
            {t('users.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('users.cancel')}
          </Button>
          <span className="grow" />
          {shown ? (
            <Button look="bad" onClick={() => onRemove(shown)}>
              {t('groups.delete')}
            </Button>
          ) : null}
        </div>
        {shown ? (
          <p className="xs t3" style={{ marginTop: 10 }}>
            {uses === '' ? t('groups.deleteFree') : t('groups.deleteUsed', { uses })}
          </p>
        ) : null}
      </form>
    </Drawer>
  );
}

interface GroupDrawerProps {
  /** Undefined makes a new one. */
  readonly group: Group | undefined;
  /** What a new one is called to begin with. */
  readonly name?: string;
  /** What stands with it, in words; empty when nothing does. */
  readonly uses: string;
  readonly onRemove: (group: Group) => void;
  readonly onClose: () => void;
}
