import { Textarea } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notePerson, readPerson, readTimeline } from '#api/register/people.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall, usePages } from '#web/kit/wire/use-answer.ts';
import { PersonForm } from './person-form.tsx';
import '#web/register/register.css';

/** One person: what is known, every contact on every channel, dated notes (CRM-1). */
export function PersonPage() {
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const { t } = useTranslation(['register', 'kit']);
  const times = useTimes();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const [note, setNote] = useState('');
  const read = useAnswer(readPerson, { params: { personId } });
  const timeline = usePages(readTimeline, { params: { personId }, query: { limit: 50 } });
  const write = useCall(notePerson, { refresh: [readPerson, readTimeline], onSuccess: () => setNote('') });
  const because = mayDo(me, 'customers.edit') ? undefined : t('kit:states.noRights');
  const person = read.data;
  if (read.isError)
    return (
      <div className="center">
        <ErrorState error={read.error} onRetry={() => void read.refetch()} />
      </div>
    );
  if (!person) return <SkeletonRows rows={8} />;
  const entries = timeline.data?.pages.flatMap((page) => page.rows) ?? [];
  const facts: readonly (readonly [string, string | null])[] = [
    [t('people.addresses'), person.addresses.join(', ')],
    [t('people.numbers'), person.numbers.join(', ')],
    [t('people.company'), person.companyName],
    [t('people.role'), person.role],
    [t('people.customerId'), person.customerId],
    [
      t('people.language'),
      person.language && (new Intl.DisplayNames([times.language], { type: 'language' }).of(person.language) ?? null),
    ],
  ];
  const name = person.name || person.addresses[0] || t('people.noName');
  return (
    <Page
      title={name}
      before={<Avatar name={name} size={44} />}
      lead={person.vip ? <Tag tone="ljung">VIP</Tag> : undefined}
      actions={
        <Button icon={<Pencil size={15} aria-hidden />} because={because} onClick={() => setEditing(true)}>
          {t('kit:parts.change')}
        </Button>
      }
    >
      {person.deadAddresses.map((address) => (
        <div className="ban warn" key={address}>
          {t('people.dead', { address })}
        </div>
      ))}
      <div className="register-two">
        <Section title={t('people.timeline')} flush>
          {entries.length === 0 ? <EmptyState title={t('people.noTimeline')} /> : null}
          <ul className="register-lines">
            {entries.map((one) => (
              <li key={one.id}>
                <span className="grow cut">
                  {one.kind === 'ticket' ? (
                    <PathLink to={paths.ticket(one.id)} className="m">
                      {one.title}
                    </PathLink>
                  ) : (
                    <span>{one.title}</span>
                  )}
                  <span className="xs t3 cut register-sub">
                    {[one.number, one.ownerName].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <time className="xs t3 num nowrap" title={times.fully(one.at)}>
                  {times.when(one.at)}
                </time>
              </li>
            ))}
          </ul>
        </Section>
        <div className="col" style={{ gap: 16 }}>
          <Section>
            {facts.map(([label, value]) =>
              value ? (
                <div className="prop" key={label}>
                  <span>{label}</span>
                  <span className="register-fact">{value}</span>
                </div>
              ) : null,
            )}
          </Section>
          <Section title={t('people.notes')}>
            {person.notes.map((one) => (
              <p key={one.id} className="register-note">
                {one.text}
                <span className="xs t3 num register-sub">{times.when(one.writtenAt)}</span>
              </p>
            ))}
            <Textarea
              aria-label={t('people.writeNote')}
              placeholder={t('people.writeNote')}
              autosize
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              className="register-save"
              size="sm"
              because={because}
              disabled={note.trim() === ''}
              busy={write.isPending}
              onClick={() => write.mutate({ params: { personId }, body: { text: note.trim() } })}
            >
              {t('people.saveNote')}
            </Button>
            {write.isError ? <ErrorState error={write.error} /> : null}
          </Section>
        </div>
      </div>
      {editing ? <PersonForm person={person} onClose={() => setEditing(false)} /> : null}
    </Page>
  );
}
