import { useTranslation } from 'react-i18next';
import { readEscalationWebhooks } from '#api/promise/escalation.ts';
import { Tag } from '#web/kit/parts/chips.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** How the calls of steps went, and the key that signs them (SLA-8). */
export function WebhookCalls() {
  const { t } = useTranslation('promise');
  const times = useTimes();
  const { data } = useAnswer(readEscalationWebhooks, {}, { staleTime: 10_000 });
  if (!data) return null;
  return (
    <details className="webhook-calls xs">
      <summary>{t('steps.calls')}</summary>
      <p className="t3">{t('steps.signed')}</p>
      <code className="mono webhook-key">{data.key}</code>
      {data.rows.length === 0 ? <p className="t3">{t('steps.noCalls')}</p> : null}
      <ul>
        {data.rows.map(({ id, at, url, status, error }) => (
          <li key={id} className="row wrap">
            <span className="num t3">{times.when(at)}</span>
            <span className="mono cut">{url}</span>
            <Tag tone={status === null ? 'bad' : 'ok'}>{status ?? t('steps.callFailed')}</Tag>
            {error === null ? null : <span className="t3">{error}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
