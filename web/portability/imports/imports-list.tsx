import { useTranslation } from 'react-i18next';
import { deleteImport, listImports } from '#api/portability/imports.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';

/** Every import there has been, the latest first (API-2). */
export function ImportsList({
  openId,
  onOpen,
}: {
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
}) {
  const { t } = useTranslation('portability');
  const times = useTimes();
  const imports = useAnswer(listImports, {});
  const forget = useCall(deleteImport, { refresh: [listImports], onSuccess: () => onOpen(null) });
  const rows = imports.data?.rows ?? [];
  return (
    <Section title={t('page.listTitle')} flush>
      {imports.error ? <ErrorState error={imports.error} onRetry={() => void imports.refetch()} /> : null}
      {forget.error ? <ErrorState error={forget.error} /> : null}
      {imports.isPending ? <SkeletonRows rows={4} /> : null}
      {imports.data && rows.length === 0 ? <EmptyState title={t('page.none')} /> : null}
      {rows.length === 0 ? null : (
        <div className="import-scroll" style={{ marginTop: 0 }}>
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('page.file')}</th>
                <th className="l">{t('page.source')}</th>
                <th className="l">{t('page.when')}</th>
                <th className="l">{t('page.who')}</th>
                <th className="l">{t('page.state')}</th>
                <th>{t('page.made')}</th>
                <th>{t('page.known')}</th>
                <th>{t('page.leftOut')}</th>
                <th>{t('page.problemCount')}</th>
                <th aria-label={t('page.forget')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.id === openId ? 'cursor' : ''}>
                  <td className="l">
                    <button type="button" className="plainbtn m" onClick={() => onOpen(row.id)}>
                      {row.fileName}
                    </button>
                  </td>
                  <td className="l t2">{row.source || '–'}</td>
                  <td className="l num" title={times.fully(row.createdAt)}>
                    {times.when(row.createdAt)}
                  </td>
                  <td className="l t2">{row.byName ?? t('page.commandLine')}</td>
                  <td className="l">{t(`page.states.${row.state}`)}</td>
                  <td>{times.number(row.madeTickets)}</td>
                  <td className="t2">{times.number(row.knownTickets)}</td>
                  <td className={row.leftOutTickets > 0 ? 'dn' : 't2'}>{times.number(row.leftOutTickets)}</td>
                  <td className={row.problems > 0 ? 'dn' : 't2'}>{times.number(row.problems)}</td>
                  <td>
                    <Button
                      size="xs"
                      look="ghost"
                      because={row.state === 'running' ? t('page.forgetRunning') : undefined}
                      title={t('page.forgetHint')}
                      onClick={() => forget.mutate({ params: { importId: row.id } })}
                    >
                      {t('page.forget')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
