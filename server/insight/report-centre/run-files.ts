import type { ReportFormat } from '#core/insight/report-centre/report.ts';
import type { Instant } from '#core/platform/instant.ts';
import { sheetAsCsv } from '../sla-reports/report-sheet.ts';
import { XLSX, xlsxFile } from '../sla-reports/xlsx-file.ts';
import type { MadeReport, ReckonedReport } from './made-report.ts';
import { printReport } from './print-report.ts';

/** A file of a sending. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The files of a report in one language (REP-1): a printed one, a book of its sheets, a file of values of each sheet. */
export async function runFiles(
  report: MadeReport,
  how: {
    readonly formats: readonly ReportFormat[];
    readonly name: string;
    readonly language: string;
    readonly reckoned: ReckonedReport;
    readonly madeAt: Instant;
  },
): Promise<ReportFile[]> {
  const files: ReportFile[] = [];
  if (how.formats.includes('pdf')) {
    const content = report.pdf ? await report.pdf() : await printReport(report, how);
    files.push({ format: 'pdf', name: `${report.fileName}.pdf`, mediaType: 'application/pdf', content });
  }
  if (how.formats.includes('xlsx')) {
    const { content } = await xlsxFile(report.sheets());
    files.push({ format: 'xlsx', name: `${report.fileName}.xlsx`, mediaType: XLSX, content });
  }
  if (how.formats.includes('csv'))
    for (const sheet of report.sheets()) {
      const { name, type, content } = sheetAsCsv(sheet);
      files.push({ format: 'csv', name, mediaType: type, content: await whole(content) });
    }
  return files;
}

async function whole(content: Buffer | NodeJS.ReadableStream): Promise<Buffer> {
  if (Buffer.isBuffer(content)) return content;
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
