import { useTranslation } from 'react-i18next';
import { listSessions, revokeOtherSessions, revokeSession } from '#api/house/profile.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { programOf } from '#core/platform/program.ts';

/** One's own sessions: where from, with what, when last; each ended at once (USR-1). */
export function SessionsSection() {
  const { t } = useTranslation('house');
  const times = useTimes();
  const list = useAnswer(listSessions, {});
  const revoke = useCall(revokeSession, { refresh: [listSessions] });
  const others = useCall(revokeOtherSessions, { refresh: [listSessions] });
  const rows = list.data?.rows ?? [];
  const error = list.error ?? revoke.error ?? others.error;
  return (
    <Section
      title={t('sessions.title')}
      hint={t('sessions.hint')}
      flush
      actions={
        rows.length > 1 ? (
          <Button size="sm" busy={others.isPending} onClick={() => others.mutate({})}>
            {t('sessions.endOthers')}
          </Button>
        ) : null
      }
    >
      {error ? <ErrorState error={error} /> : null}
      {list.isPending ? <SkeletonRows rows={2} /> : null}
      <table className="dt">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="l" title={row.agent}>
                {programOf(row.agent) || t('sessions.unknown')}{' '}
                {row.current ? <Tag tone="ok">{t('sessions.current')}</Tag> : null}
              </td>
              <td className="l t2">{row.internetAddress}</td>
              <td className="t2" title={times.fully(row.createdAt)}>
                {t('sessions.seen', { when: times.when(row.lastSeenAt) })}
              </td>
              <td>
                {row.current ? null : (
                  <Button
                    size="sm"
                    look="ghost"
                    aria-label={`${t('sessions.end')}: ${programOf(row.agent)} ${row.internetAddress}`}
                    onClick={() => revoke.mutate({ params: { sessionId: row.id } })}
                  >
                    {t('sessions.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
