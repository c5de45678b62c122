import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listAudit } from '#api/house/audit.ts';
import { listColleagues } from '#api/house/users.ts';
import { eventSubjects, eventWords } from '#languages/event-words.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, NoRights, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, usePages } from '#web/kit/wire/use-answer.ts';
import { AuditChanges } from './audit-changes.tsx';
import { AuditSubject, type Names } from './audit-subject.tsx';
import './audit.css';

/** Who did what, when and from where, newest first (USR-1). */
export function AuditPage() {
  const { t, i18n } = useTranslation('house');
  const times = useTimes();
  const me = useMe();
  const may = mayDo(me, 'audit.read');
  const [userId, setUserId] = useState('');
  const [about, setAbout] = useState('');
  const colleagues = useAnswer(listColleagues, {}).data?.rows ?? [];
  const pages = usePages(
    listAudit,
    { query: { limit: 100, ...(userId ? { userId } : {}), ...(about ? { type: about } : {}) } },
    { enabled: may, keepPrevious: true },
  );
  const words = (type: string) => {
    const found = eventWords(type);
    return found ? `${t(`events.subjects.${found.subject}`)} · ${t(`events.deeds.${found.deed}`)}` : type;
  };
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = Object.assign({}, ...(pages.data?.pages.map((page) => page.names) ?? [])) as Names;
  if (me && !may)
    return (
      <Page title={t('audit.title')}>
        <NoRights />
      </Page>
    );
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} wide>
      <div className="row wrap" style={{ alignItems: 'flex-end' }}>
        <NativeSelect
          label={t('audit.who')}
          value={userId}
          data={[
            { value: '', label: t('audit.everybody') },
            ...colleagues.map((each) => ({ value: each.id, label: each.name })),
          ]}
          onChange={(event) => setUserId(event.target.value)}
        />
        <NativeSelect
          label={t('audit.what')}
          value={about}
          data={[
            { value: '', label: t('events.anything') },
            ...eventSubjects
              .map((subject) => ({ value: `${subject}.`, label: t(`events.subjects.${subject}`) }))
              .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
          ]}
          onChange={(event) => setAbout(event.target.value)}
        />
      </div>
      <Section flush>
        {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.isPending ? <SkeletonRows rows={12} /> : null}
        {pages.data && rows.length === 0 ? <EmptyState title={t('audit.none')} /> : null}
        {rows.length > 0 ? (
          <table className="dt audit">
            <thead>
              <tr>
                <th className="l">{t('audit.when')}</th>
                <th className="l">{t('audit.who')}</th>
                <th className="l">{t('audit.what')}</th>
                <th className="l">{t('audit.about')}</th>
                <th className="l">{t('audit.from')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="l num" title={times.fully(row.at)}>
                    {times.when(row.at)}
                  </td>
                  <td className="l">{row.actorName || t(`audit.actors.${actorKey(row.actorKind)}`)}</td>
                  <td className="l" title={row.type}>
                    {words(row.type)}
                  </td>
                  <td className="l t2">
                    <AuditSubject row={row} names={names} />
                    <AuditChanges row={row} names={names} />
                  </td>
                  <td className="l t2 num">{[row.internetAddress, row.program].filter(Boolean).join(' · ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {pages.hasNextPage ? (
          <div style={{ padding: 12 }}>
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('users.more')}
            </Button>
          </div>
        ) : null}
      </Section>
    </Page>
  );
}

const actorKinds = ['user', 'token', 'person', 'rule', 'system'] as const;

function actorKey(kind: string): (typeof actorKinds)[number] {
  return actorKinds.find((each) => each === kind) ?? 'system';
}
