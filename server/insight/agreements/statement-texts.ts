import type { Statement } from '#api/insight/agreements.ts';
import type { GoalKind } from '#core/insight/agreements/agreement.ts';
import { NOTHING, percentShown } from '#core/insight/sla-reports/csv-dialect.ts';
import { translate } from '#languages/translate.ts';

/** How a statement writes money, shares, days and instants in its own language and zone (SLR-5, LNG-1). */
export function statementTexts(statement: Statement) {
  const { language, zone, currency } = statement;
  const locale = language === 'en' ? 'en-GB' : language;
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    timeZone: zone,
  });
  const dayOf = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const first = dayOf(statement.firstDay);
  const last = dayOf(statement.lastDay);
  const value = (kind: GoalKind, measured: number | null) => {
    if (measured === null) return NOTHING;
    return kind === 'survey' ? plain.format(measured) : `${one.format(percentShown(measured))} %`;
  };
  return {
    month: month.format(dayOf(`${statement.month}-01`)),
    days: date.formatRange(first, last),
    /** Whether the agreement covers the whole month. */
    isWhole: statement.firstDay.endsWith('-01') && new Date(last + 86_400_000).getUTCDate() === 1,
    money: (hundredths: number) => money.format(hundredths / 100),
    number: (n: number) => plain.format(n),
    /** Without the word for o'clock that Finnish puts in: columns are narrow. */
    moment: (at: number) => moment.format(at).replace(/,| klo/, ''),
    value,
    /** What a goal measures, in a line. */
    measures({ goal, entered }: Pick<Statement['results'][number], 'goal' | 'entered'>): string {
      const say = (key: string, facts = {}) => translate(language, `insight:agreements.${key}`, facts);
      if (goal.kind === 'first-contact') return say('measures.first-contact');
      if (goal.kind === 'survey') {
        if (entered === null) return say('measures.survey-missing');
        const entry = say('measures.survey', {
          when: moment.format(entered.at).replace(',', ''),
          name: entered.byName,
        });
        return entered.answers === null ? entry : `${say('answersOf', { count: entered.answers })}. ${entry}`;
      }
      const promises = goal.promises.map((promise) => translate(language, `promise:names.${promise}`));
      const priorities = goal.priorities.map((id) =>
        ['low', 'medium', 'high'].includes(id) ? translate(language, `insight:slaReports.priorities.${id}`) : id,
      );
      const what = promises.length === 0 ? say('measures.all') : promises.join(', ');
      return priorities.length === 0 ? what : `${what} · ${priorities.join(', ')}`;
    },
  };
}
export type StatementTexts = ReturnType<typeof statementTexts>;
