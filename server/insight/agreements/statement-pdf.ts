import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import { translate } from '#languages/translate.ts';
import { bad, faint, good, hairline, openSheets, type Setting, type Sheets, sheet, sunken } from './print-sheet.ts';
import { statementTexts, type StatementTexts } from './statement-texts.ts';

/** The most promises a PDF lists; the file of values has them all. */
const MOST_LISTED = 1_000;

/** A month's statement as PDF in the agreement's language (SLR-5): figures, credits, steps, and the promises behind. */
export async function statementPdf(statement: Statement, evidence: readonly EvidenceRow[]): Promise<Buffer> {
  const texts = statementTexts(statement);
  const say = (key: string, facts: Record<string, unknown> = {}) =>
    translate(statement.language, `insight:agreements.${key}`, facts);
  const title = `${say('statement')} ${texts.month} · ${statement.companyName}`;
  const sheets = await openSheets({
    ...{ title, author: statement.providerName ?? 'Svara', language: statement.language },
    madeAt: statement.issuedAt ?? statement.reckonedAt,
  });
  let y = head(sheets, statement, texts, say);
  y = goals(sheets, statement, texts, say, y);
  y = steps(sheets, statement, texts, say, y);
  y = explained(sheets, say, y);
  listed(sheets, statement, texts, say, y, evidence);
  return sheets.finish((page, pages) =>
    [
      title,
      statement.revision === null ? say('pdf.draft') : say('revisionNo', { revision: statement.revision }),
      say('pdf.page', { page, pages }),
    ].join('  ·  '),
  );
}

type Say = (key: string, facts?: Record<string, unknown>) => string;
const small: Setting = { size: 8, colour: faint };
const wide = sheet.right - sheet.left;

function head(sheets: Sheets, statement: Statement, texts: StatementTexts, say: Say): number {
  let y: number = sheet.top;
  sheets.line(statement.providerName ?? '', sheet.left, y, { size: 10, weight: 600, colour: faint }, wide / 2);
  const stamp =
    statement.issuedAt === null
      ? say('pdf.draftAt', { when: texts.moment(statement.reckonedAt) })
      : say('pdf.issued', { when: texts.moment(statement.issuedAt), name: statement.issuedByName ?? '' });
  sheets.line(stamp, sheet.left + wide / 2, y, { ...small, align: 'right' }, wide / 2);
  y += 26;
  sheets.line(`${say('statement')} ${texts.month}`, sheet.left, y, { size: 21, weight: 700 }, wide);
  y += 30;
  sheets.line(statement.companyName, sheet.left, y, { size: 12, weight: 600 }, wide);
  y += 16;
  sheets.line(`${statement.agreementName} · ${texts.days}`, sheet.left, y, { size: 10, colour: faint }, wide);
  y += 16;
  if (statement.reason !== null) {
    const why = say('pdf.reason', { revision: statement.revision, reason: statement.reason });
    for (const part of sheets.wrap(why, wide, { size: 9.5 })) {
      sheets.line(part, sheet.left, y, { size: 9.5, colour: bad });
      y += 13;
    }
  }
  y += 8;
  const reached = statement.results.filter((one) => one.isReached === true).length;
  const judged = statement.results.filter((one) => one.isReached !== null).length;
  const figures: readonly [string, string, string][] = [
    [say('goalsReached'), judged === 0 ? '–' : say('pdf.of', { some: reached, all: judged }), ''],
    [say('feeOfMonth'), texts.money(statement.fee), texts.isWhole ? '' : say('pdf.part', { days: texts.days })],
    [say('creditsOwed'), texts.money(statement.credit), limitText(statement, texts, say)],
  ];
  const each = (wide - 20) / 3;
  for (const [index, [label, value, under]] of figures.entries()) {
    const x = sheet.left + index * (each + 10);
    sheets.box(x, y, each, 62, sunken);
    sheets.line(label, x + 12, y + 10, small, each - 24);
    const colour = index === 2 && statement.credit > 0 ? { colour: bad } : {};
    sheets.line(value, x + 12, y + 22, { size: 16, weight: 700, ...colour }, each - 24);
    sheets.line(under, x + 12, y + 45, { size: 7.5, colour: faint }, each - 24);
  }
  return y + 84;
}

function limitText({ creditBeforeLimit, mostCreditPercent }: Statement, texts: StatementTexts, say: Say): string {
  return creditBeforeLimit === null
    ? ''
    : say('pdf.limited', { before: texts.money(creditBeforeLimit), percent: texts.number(mostCreditPercent) });
}

/** The columns of the goals: where each ends, as figures stand at the right. */
const goalColumns = [
  ['goal', 0, 150],
  ['atLeast', 150, 48],
  ['outcome', 200, 54],
  ['met', 256, 44],
  ['missed', 302, 44],
  ['open', 344, 32],
  ['cancelled', 378, 46],
  ['credit', 424, 69],
] as const;

function goals(sheets: Sheets, statement: Statement, texts: StatementTexts, say: Say, from: number): number {
  let y = from;
  sheets.line(say('goals'), sheet.left, y, { size: 12.5, weight: 600 });
  y += 22;
  for (const [key, x, width] of goalColumns)
    sheets.line(
      say(`columns.${key}`),
      sheet.left + x,
      y,
      { ...small, size: 7.5, weight: 600, align: x === 0 ? 'left' : 'right' },
      width,
    );
  y += 14;
  sheets.rule(y);
  for (const result of statement.results) {
    const names = sheets.wrap(result.goal.name, 146, { weight: 600 });
    const under = sheets.wrap(texts.measures(result), 146, { size: 7.5 });
    const height = 12 + names.length * 12 + under.length * 10;
    if (y + height > sheet.bottom) y = nextPage(sheets);
    let at = y + 6;
    for (const part of names) {
      sheets.line(part, sheet.left, at, { weight: 600 });
      at += 12;
    }
    for (const part of under) {
      sheets.line(part, sheet.left, at, { size: 7.5, colour: faint });
      at += 10;
    }
    const counted = result.goal.kind !== 'survey';
    const hasOpen = result.goal.kind === 'kept';
    const tone = result.isReached === null ? {} : { colour: result.isReached ? good : bad };
    const values = {
      atLeast: texts.value(result.goal.kind, result.goal.atLeast),
      outcome: texts.value(result.goal.kind, result.value),
      met: counted ? texts.number(result.met) : '',
      missed: counted ? texts.number(result.missed) : '',
      open: hasOpen ? texts.number(result.overdue) : '',
      cancelled: hasOpen ? texts.number(result.cancelled) : '',
      credit: result.creditPercent === 0 ? '–' : texts.money(result.credit),
    };
    for (const [key, x, width] of goalColumns) {
      if (key === 'goal') continue;
      const how = key === 'outcome' ? { weight: 700 as const, ...tone } : {};
      sheets.line(values[key], sheet.left + x, y + 6, { ...how, align: 'right' }, width);
    }
    if (result.creditPercent > 0) {
      const share = say('pdf.ofFee', { percent: texts.number(result.creditPercent) });
      sheets.line(share, sheet.left + 380, y + 18, { size: 7.5, colour: faint, align: 'right' }, 113);
    }
    y += height;
    sheets.rule(y, hairline, 0.4);
  }
  y += 8;
  sheets.line(say('creditsOwed'), sheet.left, y, { weight: 600 });
  sheets.line(texts.money(statement.credit), sheet.left + 300, y, { weight: 700, align: 'right' }, wide - 300);
  return y + 28;
}

function steps(sheets: Sheets, statement: Statement, texts: StatementTexts, say: Say, from: number): number {
  const tiered = statement.results.filter(({ goal }) => goal.tiers.length > 0);
  if (tiered.length === 0) return from;
  let y = from + 18 + tiered.length * 14 > sheet.bottom ? nextPage(sheets) : from;
  sheets.line(say('tiers'), sheet.left, y, { size: 12.5, weight: 600 });
  y += 20;
  for (const { goal } of tiered) {
    const tiers = [...goal.tiers].sort((a, b) => b.below - a.below);
    const text = tiers.map((tier) =>
      say('tierText', { below: texts.value(goal.kind, tier.below), percent: texts.number(tier.creditPercent) }),
    );
    for (const part of sheets.wrap(`${goal.name}: ${text.join(', ')}.`, wide)) {
      if (y > sheet.bottom - 12) y = nextPage(sheets);
      sheets.line(part, sheet.left, y);
      y += 13;
    }
  }
  const most = say('mostText', { percent: texts.number(statement.mostCreditPercent) });
  sheets.line(most, sheet.left, y, { colour: faint }, wide);
  return y + 26;
}

function explained(sheets: Sheets, say: Say, from: number): number {
  let y = from + 80 > sheet.bottom ? nextPage(sheets) : from;
  sheets.line(say('pdf.how'), sheet.left, y, { size: 12.5, weight: 600 });
  y += 20;
  for (const part of sheets.wrap(say('pdf.howText'), wide, { size: 9 })) {
    sheets.line(part, sheet.left, y, { size: 9, colour: faint });
    y += 12.5;
  }
  return y + 16;
}

const listColumns = [
  ['ticket', 0, 62],
  ['requester', 66, 104],
  ['promise', 174, 78],
  ['started', 256, 76],
  ['due', 336, 76],
  ['closed', 416, 77],
] as const;

/** The promises behind, by verdict: first what was missed, then what was cancelled, then what was kept. */
function listed(
  sheets: Sheets,
  statement: Statement,
  texts: StatementTexts,
  say: Say,
  from: number,
  evidence: readonly EvidenceRow[],
): void {
  let y = from;
  let left = MOST_LISTED;
  for (const verdict of ['missed', 'cancelled', 'met'] as const) {
    const rows = evidence.filter((row) => (row.verdict === 'overdue' ? 'missed' : row.verdict) === verdict);
    if (rows.length === 0 || left <= 0) continue;
    const heading = say(`pdf.list.${verdict}`, { count: rows.length });
    const begin = (again: boolean) => {
      sheets.line(again ? say('pdf.continued', { heading }) : heading, sheet.left, y, { size: 11, weight: 600 });
      y += 19;
      for (const [key, x, width] of listColumns)
        sheets.line(say(`list.${key}`), sheet.left + x, y, { size: 7.5, weight: 600, colour: faint }, width);
      y += 12;
      sheets.rule(y);
      y += 4;
    };
    if (y + 60 > sheet.bottom) y = nextPage(sheets);
    begin(false);
    for (const row of rows.slice(0, left)) {
      if (y + 13 > sheet.bottom) {
        y = nextPage(sheets);
        begin(true);
      }
      const values = {
        ticket: row.ticketNumber ?? '–',
        requester: row.requester ?? '–',
        promise: translate(statement.language, `promise:names.${row.promise}`),
        started: texts.moment(row.startedAt),
        due: row.dueAt === null ? '–' : texts.moment(row.dueAt),
        closed: row.closedAt === null ? say('list.open') : texts.moment(row.closedAt),
      };
      for (const [key, x, width] of listColumns) {
        const late = key === 'closed' && verdict === 'missed' ? { colour: bad } : {};
        sheets.line(values[key], sheet.left + x, y, { size: 8, ...late }, width);
      }
      y += 13;
    }
    left -= rows.length;
    y += 16;
  }
  if (evidence.length > MOST_LISTED) {
    if (y + 16 > sheet.bottom) y = nextPage(sheets);
    sheets.line(say('pdf.more', { listed: MOST_LISTED, count: evidence.length }), sheet.left, y, small, wide);
  }
}

function nextPage(sheets: Sheets): number {
  sheets.page();
  return sheet.top;
}
