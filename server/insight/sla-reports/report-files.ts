import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { type ComplianceQuestion, complianceReport } from './compliance-report.ts';
import { complianceSheet } from './compliance-sheet.ts';
import { logSheet } from './log-sheet.ts';
import { answerOverview, type OverviewQuestion } from './overview.ts';
import { overviewSheet } from './overview-sheet.ts';
import { eachLogPage, type LogQuestion } from './read-log.ts';
import { readReportZone } from './report-names.store.ts';
import { scopeOf } from './report-scope.ts';
import { type ReportSheet, sheetAsCsv } from './report-sheet.ts';
import { xlsxFile } from './xlsx-file.ts';

/** The forms in which a page's figures can be saved (SLR-4). */
export type FileForm = 'csv' | 'xlsx';

/** The compliance report as a file with the rows and columns of the screen (SLR-4). */
export async function complianceFile(
  tx: Tx,
  caller: Caller,
  asked: ComplianceQuestion & { readonly split: 'none' | 'time' },
  form: FileForm,
): Promise<FileReply> {
  return inForm(complianceSheet(await complianceReport(tx, caller, asked), asked, caller.language), form);
}

/** The whole log of promises as a file, in the order of the screen (SLR-2, SLR-4). */
export async function logFile(tx: Tx, caller: Caller, asked: LogQuestion, form: FileForm): Promise<FileReply> {
  const zone = await readReportZone(tx);
  // Refusals must come before the first byte of the file.
  scopeOf(caller, asked, tx.now, zone);
  return inForm(logSheet(eachLogPage(tx, caller, asked), zone, caller.language), form);
}

/** The SLA overview as a file with the rows of the screen (SLR-3, SLR-4). */
export async function overviewFile(
  tx: Tx,
  caller: Caller,
  asked: OverviewQuestion,
  form: FileForm,
): Promise<FileReply> {
  return inForm(overviewSheet(await answerOverview(tx, caller, asked), caller.language), form);
}

/** A sheet in the form asked for (SLR-4). */
export async function inForm(sheet: ReportSheet, form: FileForm): Promise<FileReply> {
  return form === 'csv' ? sheetAsCsv(sheet) : xlsxFile([sheet]);
}
