import type { ReactNode } from 'react';
import type { Statement } from '#api/insight/agreements.ts';
import type { AgreementTexts } from './use-statement-texts.ts';

export interface StatementCardProps {
  readonly statement: Statement;
  readonly texts: AgreementTexts;
  /** What can be done with a goal: entering a survey's score. */
  readonly act?: (result: Statement['results'][number]) => ReactNode;
}

/** A month's figures: fee, credits, and each goal with its counts (SLR-5); the same for us and for the customer. */
export function StatementCard({ statement, texts, act }: StatementCardProps) {
  const { t } = texts;
  const { currency, results } = statement;
  const judged = results.filter((one) => one.isReached !== null);
  const reached = judged.filter((one) => one.isReached === true).length;
  return (
    <>
      <dl className="agreement-figures">
        <div>
          <dt className="xs t3">{t('agreements.goalsReached')}</dt>
          <dd className="v num">
            {judged.length === 0 ? '–' : t('agreements.pdf.of', { some: reached, all: judged.length })}
          </dd>
        </div>
        <div>
          <dt className="xs t3">{t('agreements.feeOfMonth')}</dt>
          <dd className="v num">{texts.money(statement.fee, currency)}</dd>
        </div>
        <div>
          <dt className="xs t3">{t('agreements.creditsOwed')}</dt>
          <dd className={statement.credit > 0 ? 'v num bad' : 'v num'}>
            {texts.money(statement.credit, currency)}
            {statement.creditBeforeLimit === null ? null : (
              <span className="xs t3 agreement-under">
                {t('agreements.pdf.limited', {
                  before: texts.money(statement.creditBeforeLimit, currency),
                  percent: texts.number(statement.mostCreditPercent),
                })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <ul className="agreement-goals">
        {results.map((result) => (
          <li key={result.goal.id}>
            <div className="grow">
              <div className="b">{result.goal.name}</div>
              <div className="xs t3">
                {result.goal.kind === 'survey' ? surveyLine(result, statement, texts) : texts.counts(result.goal)}
              </div>
              {result.goal.tiers.length === 0 ? null : <div className="xs t3">{texts.tiers(result.goal)}</div>}
            </div>
            <GoalCounts result={result} texts={texts} />
            <div className="agreement-value num">
              <span className={result.isReached === null ? 'b' : result.isReached ? 'b up' : 'b dn'}>
                {texts.value(result.goal.kind, result.value)}
              </span>
              <span className="xs t3">
                {t('agreements.public.atLeast', { value: texts.value(result.goal.kind, result.goal.atLeast) })}
              </span>
              {result.credit > 0 ? (
                <span className="xs dn">
                  {t('agreements.columns.credit')} {texts.money(result.credit, currency)}
                </span>
              ) : null}
            </div>
            {act?.(result)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many stand behind a goal's share. */
function GoalCounts({
  result,
  texts,
}: {
  readonly result: Statement['results'][number];
  readonly texts: AgreementTexts;
}) {
  const { t } = texts;
  if (result.goal.kind === 'survey') return null;
  const counts = [
    [t('agreements.columns.met'), result.met],
    [t('agreements.columns.missed'), result.missed],
    ...(result.goal.kind === 'kept'
      ? ([
          [t('agreements.columns.open'), result.overdue],
          [t('agreements.columns.cancelled'), result.cancelled],
        ] as const)
      : []),
  ] as const;
  return (
    <dl className="agreement-counts num">
      {counts.map(([label, count]) => (
        <div key={label}>
          <dt className="xs t3">{label}</dt>
          <dd>{texts.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function surveyLine({ entered }: Statement['results'][number], { zone }: Statement, texts: AgreementTexts): string {
  if (entered === null) return texts.t('agreements.measures.survey-missing');
  const when = texts.moment(entered.at, zone);
  const entry =
    entered.byName === ''
      ? texts.t('agreements.measures.surveyShort', { when })
      : texts.t('agreements.measures.survey', { when, name: entered.byName });
  const said = [entry, entered.note].filter(Boolean).join(' · ');
  return entered.answers === null ? said : `${texts.t('agreements.answersOf', { count: entered.answers })} · ${said}`;
}
