import { useTranslation } from 'react-i18next';
import { clearBounce, listBounces } from '#api/channels/email.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';

/** Addresses that mail bounced from (EML-4), and how to say that one is well again. */
export function BouncesSection() {
  const { t } = useTranslation('channels');
  const times = useTimes();
  const list = useAnswer(listBounces, {});
  const clear = useCall(clearBounce, { refresh: [listBounces] });
  const rows = list.data?.rows ?? [];
  return (
    <Section flush>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {clear.error ? <ErrorState error={clear.error} /> : null}
      {list.isPending ? <SkeletonRows rows={4} /> : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={t('email.bounces.empty')}>{t('email.bounces.emptyText')}</EmptyState>
      ) : null}
      {rows.map((row) => (
        <div key={row.address} className="mail-account">
          <span className="grow mail-clip">
            <span className="b">{row.address}</span>
            <span className="xs t3 mail-line" title={row.words}>
              {times.when(row.at)} · {row.status} {row.words}
            </span>
          </span>
          <Tag tone={row.verdict === 'lasting' ? 'bad' : 'warn'}>{t(`email.bounces.${row.verdict}`)}</Tag>
          <Button size="sm" onClick={() => clear.mutate({ params: { address: row.address } })}>
            {t('email.bounces.clear')}
          </Button>
        </div>
      ))}
    </Section>
  );
}
