import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { ReportSheet } from '../sla-reports/report-sheet.ts';

/** Which stretch of time a due report is about. */
export interface Asked {
  readonly dueAt: Instant;
  readonly zone: string;
  readonly period: Period;
  /** The same as the edges a report is asked by over the API. */
  readonly edges: { readonly from?: string; readonly to?: string };
}

/** A figure at the head of a report, with what stands under it (REP-1). */
export interface Headline {
  readonly label: string;
  readonly value: string;
  readonly under: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** Kept and missed over time, as it is printed: a stretch without a verdict has no level. */
export interface PrintedChart {
  readonly words: { readonly met: string; readonly missed: string; readonly level: string; readonly goal: string };
  readonly goal: number;
  readonly stretches: readonly {
    readonly label: string;
    readonly met: number;
    readonly missed: number;
    readonly level: number | null;
  }[];
}

/** A table as it is printed: texts, as wide as told in points. */
export interface PrintedTable {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly width: number; readonly align: 'left' | 'right' }[];
  readonly rows: readonly PrintedRow[];
  /** Of its letters, in points; 8.5 when left out. */
  readonly size?: number;
  readonly foot?: PrintedRow;
  /** Told under the rows when there are more than are printed. */
  readonly more?: string;
}

/** A row of a printed table; `under` stands small under its first cell, `bad` is the column that is below its goal. */
export interface PrintedRow {
  readonly cells: readonly string[];
  readonly under?: string;
  readonly bad?: number | undefined;
}

/** A report in one language, ready for every form it is sent in (REP-1). */
export interface MadeReport {
  readonly title: string;
  /** What it is narrowed by, a line each. */
  readonly about: readonly string[];
  readonly headline: readonly Headline[];
  /** Its sheets, made anew for each file. */
  readonly sheets: () => readonly ReportSheet[];
  readonly chart?: PrintedChart;
  readonly tables: readonly PrintedTable[];
  /** How it is counted. */
  readonly how: string;
  /** A document of its own instead of a printed report. */
  readonly pdf?: () => Promise<Buffer>;
  /** Names its files, without their ending. */
  readonly fileName: string;
}

/** A report with its figures, reckoned once and told in any language (REP-1): so every file and mail says the same. */
export interface ReckonedReport {
  readonly period: Period;
  readonly zone: string;
  /** Nothing was decided or done: sent saying so. */
  readonly isEmpty: boolean;
  readonly inLanguage: (language: string) => MadeReport;
}
