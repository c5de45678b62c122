import { Drawer, MultiSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listGroups } from '#api/house/groups.ts';
import {
  blockUser,
  changeUser,
  endUserSessions,
  listColleagues,
  listUsers,
  removeUserTotp,
  unblockUser,
  type user,
} from '#api/house/users.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { TextInput } from '../sign-in/password-input.tsx';
import { type Assignment, AssignmentsField } from './assignments-field.tsx';
import { pluggedState } from './plugged-states.ts';

type User = z.output<typeof user>;

/** One user: name, roles, groups, and what is done when something is wrong (USR-1). */
export function UserDrawer({ user: shown, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const { t } = useTranslation('house');
  const me = useMe();
  const groups = useAnswer(listGroups, {}).data?.rows ?? [];
  const [name, setName] = useState(shown.name);
  const [assignments, setAssignments] = useState<readonly Assignment[]>(shown.assignments);
  const [groupIds, setGroupIds] = useState<string[]>(shown.groupIds);
  const refresh = [listUsers, listColleagues, listGroups];
  const done = () => {
    toast({ text: t('users.saved') });
    onClose();
  };
  const save = useCall(changeUser, { refresh, onSuccess: done });
  const block = useCall(blockUser, { refresh, onSuccess: done });
  const unblock = useCall(unblockUser, { refresh, onSuccess: done });
  const end = useCall(endUserSessions, { refresh, onSuccess: done });
  const noTotp = useCall(removeUserTotp, { refresh, onSuccess: done });
  const error = save.error ?? block.error ?? unblock.error ?? end.error ?? noTotp.error;
  const params = { userId: shown.id };
  const { state } = pluggedState;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params, body: { name, assignments: [...assignments], groupIds } });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('users.close') }}
      position="right"
      title={shown.email}
      size={460}
    >
      <form onSubmit={submit} noValidate>
        <Field label={t('entry.name')}>
          <NameInput value={name} onChange={setName} />
        </Field>
        <AssignmentsField value={assignments} onChange={setAssignments} />
        <MultiSelect
          mt={14}
          label={t('users.groups')}
          value={groupIds}
          data={groups.map((group) => ({ value: group.id, label: group.name }))}
          onChange={setGroupIds}
        />
        {error ? (
          <div style={{ marginTop: 14 }}>
            <ErrorState error={error} />
          </div>
        ) : null}
        <div className="row" style={{ marginTop: 18 }}>
          <Button type="submit" look="pri" busy={save.isPending} disabled={!name.trim()}>
            {t('users.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('users.cancel')}
          </Button>
        </div>
      </form>
      {shown.blocked ? null : state?.toSet(shown.id)}
      <hr style={{ margin: '20px 0' }} />
      <div className="row wrap">
        <Button onClick={() => end.mutate({ params })} busy={end.isPending}>
          {t('users.endSessions')}
        </Button>
        <Button
          onClick={() => noTotp.mutate({ params })}
          busy={noTotp.isPending}
          because={shown.totp ? undefined : t('users.totpIsOff')}
        >
          {t('users.removeTotp')}
        </Button>
        {shown.blocked ? (
          <Button onClick={() => unblock.mutate({ params })} busy={unblock.isPending}>
            {t('users.unblock')}
          </Button>
        ) : (
          <Button
            look="bad"
            onClick={() => block.mutate({ params })}
            busy={block.isPending}
            because={shown.id === me?.id ? t('users.notYourself') : undefined}
          >
            {t('users.block')}
          </Button>
        )}
      </div>
      <p className="xs t3" style={{ marginTop: 8 }}>
        {t('users.blockHint')}
      </p>
    </Drawer>
  );
}

function NameInput({
  value,
  onChange,
  ...field
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return <TextInput {...field} value={value} onChange={(event) => onChange(event.target.value)} />;
}
