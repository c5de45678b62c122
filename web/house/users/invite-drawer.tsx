import { Drawer, MultiSelect, NativeSelect } from '@mantine/core';
import { Copy } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listGroups } from '#api/house/groups.ts';
import { inviteUser, listInvitations } from '#api/house/users.ts';
import { languages } from '#languages/language.ts';
import { currentLanguage } from '#web/kit/language/i18n.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import '../sign-in/entry.css';
import { TextInput } from '../sign-in/password-input.tsx';
import { type Assignment, AssignmentsField } from './assignments-field.tsx';
import { useRoles } from './role-names.ts';

/** Inviting somebody by mail; the link is shown too, to be handed over where no mail can be sent (USR-1). */
export function InviteDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('house');
  const { roles } = useRoles();
  const groups = useAnswer(listGroups, {}).data?.rows ?? [];
  const agent = roles.find((role) => role.key === 'agent');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [language, setLanguage] = useState(currentLanguage());
  const [chosen, setChosen] = useState<readonly Assignment[]>();
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const assignments = chosen ?? (agent ? [{ roleId: agent.id, siteId: null }] : []);
  const press = useCall(inviteUser, { refresh: [listInvitations] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press.mutate({ body: { email, name, language, assignments: [...assignments], groupIds } });
  };
  const link = press.data?.link;
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('users.close') }}
      position="right"
      title={t('users.invite')}
      size={460}
    >
      {link ? (
        <LinkToHandOver link={link} email={email} onDone={onClose} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Field label={t('entry.email')}>
            <Text value={email} onChange={setEmail} type="email" />
          </Field>
          <Field label={t('entry.name')} hint={t('users.nameHint')}>
            <Text value={name} onChange={setName} />
          </Field>
          <NativeSelect
            mt={14}
            label={t('users.language')}
            value={language}
            data={languages.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
            onChange={(event) => setLanguage(event.target.value as typeof language)}
          />
          <AssignmentsField value={assignments} onChange={setChosen} />
          <MultiSelect
            mt={14}
            label={t('users.groups')}
            value={groupIds}
            data={groups.map((group) => ({ value: group.id, label: group.name }))}
            onChange={setGroupIds}
          />
          {press.error ? (
            <div style={{ marginTop: 14 }}>
              <ErrorState error={press.error} />
            </div>
          ) : null}
          <div className="row" style={{ marginTop: 18 }}>
            <Button
              type="submit"
              look="pri"
              busy={press.isPending}
              disabled={!email.includes('@') || assignments.length === 0}
            >
              {t('users.sendInvitation')}
            </Button>
            <Button look="ghost" onClick={onClose}>
              {t('users.cancel')}
            </Button>
          </div>
        </form>
      )}
    </Drawer>
  );
}

/** The link, once: to be copied and handed over. */
export function LinkToHandOver({ link, email, onDone }: LinkProps) {
  const { t } = useTranslation('house');
  const copy = () => {
    void navigator.clipboard.writeText(link).then(() => toast({ text: t('users.linkCopied') }));
  };
  return (
    <div className="col" style={{ gap: 14 }}>
      <p>{t('users.invited', { email })}</p>
      <div className="entry-note mono" style={{ overflowWrap: 'anywhere', margin: 0 }}>
        {link}
      </div>
      <div className="row">
        <Button icon={<Copy size={14} aria-hidden />} onClick={copy}>
          {t('users.copyLink')}
        </Button>
        <Button look="pri" onClick={onDone}>
          {t('users.done')}
        </Button>
      </div>
    </div>
  );
}

interface LinkProps {
  readonly link: string;
  readonly email: string;
  readonly onDone: () => void;
}

interface TextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email';
}

function Text({ onChange, ...field }: TextProps) {
  return <TextInput {...field} onChange={(event) => onChange(event.target.value)} />;
}
