import { useParams } from '@tanstack/react-router';
import { Download, Lock } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import {
  notePublicOpening,
  type PublicAgreement,
  readPublicAgreement,
  readPublicStatementPdf,
} from '#api/insight/agreements.ts';
import type { Language } from '#languages/language.ts';
import { asLanguage, currentLanguage, i18n } from '#web/kit/language/i18n.ts';
import { addressOf, call } from '#web/kit/wire/call.ts';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import '#web/public/ticket/public-ticket.css';
import { StatementCard } from './statement-card.tsx';
import { type AgreementTexts, statementTexts } from './use-statement-texts.ts';
import './agreements.css';

/** The customer's own page of an agreement, opened by its secret link in the agreement's language (SLR-5). */
export function PublicAgreementPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const read = useAnswer(readPublicAgreement, { params: { token } }, { staleTime: 60_000 });
  const agreement = read.data;
  const texts = useAgreementWords(asLanguage(agreement?.language) ?? currentLanguage());
  const isThere = agreement !== undefined;
  useEffect(() => {
    document.head.append(Object.assign(document.createElement('meta'), { name: 'robots', content: 'noindex' }));
  }, []);
  useEffect(() => {
    // Whoever manages the agreement sees that it was opened; the page itself needs no answer.
    if (isThere) void call(notePublicOpening, { params: { token } }).catch(() => undefined);
  }, [isThere, token]);
  if (texts === undefined) return null;
  const { t } = texts;
  if (agreement === undefined) {
    if (read.isPending) return <main className="pub-alone" aria-busy="true" />;
    const gone = read.error instanceof CallFailed && read.error.status === 404;
    return (
      <main className="pub-alone">
        <h1>{t(gone ? 'agreements.public.gone' : 'agreements.public.unreachable')}</h1>
        <p>{t(gone ? 'agreements.public.goneLead' : 'agreements.public.unreachableLead')}</p>
      </main>
    );
  }
  return <Agreement agreement={agreement} token={token} texts={texts} />;
}

function Agreement({
  agreement,
  token,
  texts,
}: {
  readonly agreement: PublicAgreement;
  readonly token: string;
  readonly texts: AgreementTexts;
}) {
  const { t } = texts;
  useEffect(() => {
    document.title = `${agreement.name} · ${agreement.companyName}`;
  }, [agreement]);
  const style = { '--brand': 'var(--sv-accent)', '--on-brand': 'var(--sv-on-accent)' } as React.CSSProperties;
  return (
    <div className="pub agreement-pub" style={style} lang={agreement.language}>
      <header className="pub-bar">
        <div>
          <span className="pub-name">{agreement.providerName ?? agreement.companyName}</span>
          <span className="pub-private">
            <Lock size={14} aria-hidden />
            {t('agreements.public.private')}
          </span>
        </div>
      </header>
      <main>
        <section className="card">
          <div className="pub-meta">{agreement.companyName}</div>
          <h1>{agreement.name}</h1>
          <p className="t2">{t('agreements.public.valid', { period: texts.validity(agreement) })}</p>
        </section>
        <section className="card">
          <h2>{t('agreements.public.promised')}</h2>
          <ul className="agreement-promises">
            {agreement.goals.map((goal) => (
              <li key={goal.name}>
                <span className="b">{goal.name}</span>{' '}
                {t('agreements.public.atLeast', { value: texts.value(goal.kind, goal.atLeast) })}
                <div className="xs t3">{[texts.counts(goal), texts.tiers(goal)].filter(Boolean).join('. ')}</div>
              </li>
            ))}
          </ul>
        </section>
        {agreement.now === null ? null : (
          <section className="card">
            <h2>{t('agreements.public.now')}</h2>
            <p className="xs t3">
              {texts.days(agreement.now)}. {t('agreements.public.nowHint')}
            </p>
            <StatementCard statement={agreement.now} texts={texts} />
          </section>
        )}
        <section className="card">
          <h2>{t('agreements.public.issued')}</h2>
          {agreement.statements.length === 0 ? <p className="t3">{t('agreements.public.none')}</p> : null}
          {agreement.statements.map((statement, index) => (
            <details key={statement.month} open={index === 0}>
              <summary>{texts.month(statement.month)}</summary>
              <p className="xs t3">
                {t('agreements.issuedShort', {
                  when: texts.moment(statement.issuedAt ?? 0, statement.zone),
                  revision: statement.revision ?? 1,
                })}
                {statement.reason === null ? '' : ` ${t('agreements.reasonWas', { reason: statement.reason })}`}
              </p>
              <StatementCard statement={statement} texts={texts} />
              <p>
                <a
                  className="btn"
                  href={addressOf(readPublicStatementPdf, { params: { token, month: statement.month } })}
                  download
                >
                  <Download size={15} aria-hidden /> {t('agreements.downloadPdf')}
                </a>
              </p>
            </details>
          ))}
        </section>
      </main>
    </div>
  );
}

/** The words of the agreement's language, loaded beside those of the device; undefined until they are there. */
function useAgreementWords(language: Language): AgreementTexts | undefined {
  const [loaded, setLoaded] = useState<Language>();
  useEffect(() => {
    let wanted = true;
    void loaders[language]().then(([insight, promise]) => {
      i18n.addResourceBundle(language, 'insight', insight, true, true);
      i18n.addResourceBundle(language, 'promise', promise, true, true);
      if (wanted) setLoaded(language);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return useMemo(
    () => (loaded === undefined ? undefined : statementTexts(i18n.getFixedT(loaded, ['insight', 'promise']), loaded)),
    [loaded],
  );
}

type Words = Promise<readonly [object, object]>;
const loaders: Readonly<Record<Language, () => Words>> = {
  sv: () => both(import('#languages/sv/insight.ts'), import('#languages/sv/promise.ts')),
  en: () => both(import('#languages/en/insight.ts'), import('#languages/en/promise.ts')),
  de: () => both(import('#languages/de/insight.ts'), import('#languages/de/promise.ts')),
  fi: () => both(import('#languages/fi/insight.ts'), import('#languages/fi/promise.ts')),
};

async function both(insight: Promise<{ insight: object }>, promise: Promise<{ promise: object }>): Words {
  return [(await insight).insight, (await promise).promise];
}
