import { monthAt } from '#core/insight/agreements/month.ts';
import { reportAddress } from '#core/insight/report-centre/report-address.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import { asHtml } from '#server/house/notifications/as-html.ts';
import { siteAddress } from '#server/house/notifications/site-address.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { leavingLink } from './leaving-link.ts';
import type { Headline, MadeReport, ReckonedReport } from './made-report.ts';
import { periodText } from './period-text.ts';
import type { ReportFile } from './run-files.ts';
import type { RunRow } from './runs.store.ts';
import type { SubscriptionRow } from './subscriptions.store.ts';

/** What a mail with a report is written of. */
export interface ReportMailFacts {
  readonly row: SubscriptionRow;
  readonly run: RunRow;
  readonly owner: Caller;
  readonly to: { readonly userId: string | null; readonly email: string; readonly language: string };
  readonly reckoned: ReckonedReport;
  readonly report: MadeReport;
  readonly files: readonly ReportFile[];
}

/**
 * The mail that a report goes out with (REP-1): its headline figures with their counts, plain and as HTML.
 *
 * Colleagues get a link to the same figures on the screen; whoever is not the owner a link to get no more of them.
 */
export function reportMail(tx: Tx, { row, run, owner, to, reckoned, report, files }: ReportMailFacts) {
  const { language } = to;
  const say = (key: string, facts = {}) => translate(language, `insight:reportCentre.mail.${key}`, facts);
  const { period, zone } = reckoned;
  const when = periodText(period, zone, language);
  const month = monthAt(zone, period.from ?? run.dueAt);
  const page = to.userId === null ? undefined : `${siteAddress(tx)}${reportAddress(row.report, period, month)}`;
  const isOwner = to.userId === row.ownerId;
  const leaveAddress = isOwner ? null : leavingLink(tx, { subscriptionId: row.id, email: to.email });
  const lead = [`${report.title}, ${when}.`, ...report.about.map((line) => `${line}.`.replace(/\.\.$/u, '.'))];
  const empty = reckoned.isEmpty ? [say('empty')] : [];
  const names = files.map(({ name }) => name).join(', ');
  const foot = isOwner ? say('footOwn') : say('foot', { name: owner.name });
  const text = [
    lead.join('\n'),
    ...empty,
    report.headline.map(lineOf).join('\n'),
    say('attached', { count: files.length, names }),
    ...(page === undefined ? [] : [`${say('open')}:\n${page}`]),
    `--\n${foot}${leaveAddress === null ? '' : `\n${say('leave')}: ${leaveAddress}`}`,
  ].join('\n\n');
  const html = frame([
    `<h1 style="font-size:20px;margin:0 0 4px">${asHtml(row.name)}</h1>`,
    paragraph(lead.map(asHtml).join('<br>'), 'color:#5f5a52'),
    ...empty.map((line) => paragraph(asHtml(line))),
    `<table style="border-collapse:collapse;margin:0 0 16px">${report.headline.map(rowOf).join('')}</table>`,
    paragraph(asHtml(say('attached', { count: files.length, names }))),
    ...(page === undefined ? [] : [button(page, say('open'))]),
    `<p style="margin:24px 0 0;font-size:12px;color:#5f5a52">${asHtml(foot)}${leaveAddress === null ? '' : ` <a href="${asHtml(leaveAddress)}" style="color:#5f5a52">${asHtml(say('leave'))}</a>`}</p>`,
  ]);
  return { subject: say('subject', { name: row.name, period: when }), text, html, leaveAddress };
}

function lineOf({ label, value, under }: Headline): string {
  return `${label}: ${value}${under === '' ? '' : ` (${under})`}`;
}

function rowOf({ label, value, under, tone }: Headline): string {
  const colour = { plain: '#1c1b19', good: '#2f5d16', bad: '#a31435' }[tone];
  return (
    `<tr><td style="padding:5px 24px 5px 0;color:#5f5a52;border-bottom:1px solid #e6e2da">${asHtml(label)}</td>` +
    `<td style="padding:5px 16px 5px 0;font-weight:600;text-align:right;color:${colour};border-bottom:1px solid #e6e2da">${asHtml(value)}</td>` +
    `<td style="padding:5px 0;color:#5f5a52;font-size:13px;border-bottom:1px solid #e6e2da">${asHtml(under)}</td></tr>`
  );
}

function paragraph(html: string, style = ''): string {
  return `<p style="margin:0 0 14px;${style}">${html}</p>`;
}

function button(address: string, title: string): string {
  return `<p style="margin:20px 0"><a href="${asHtml(address)}" style="background:#12657A;color:#fff;padding:11px 18px;border-radius:8px;text-decoration:none;font-weight:600">${asHtml(title)}</a></p>`;
}

function frame(parts: readonly string[]): string {
  return `<div style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#1c1b19;max-width:600px">${parts.join('')}</div>`;
}
