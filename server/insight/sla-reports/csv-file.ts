import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { CsvDialect } from '#core/insight/sla-reports/csv-dialect.ts';
import type { FileReply } from '#server/platform/http/route.ts';

export type CsvLine = readonly string[];

/**
 * A file of values as it leaves (SLR-4): RFC 4180, UTF-8 with a byte order mark, CRLF, in a language's dialect.
 *
 * It is written as it is read, so that a million rows take no memory. A text that a spreadsheet would run as a formula
 * is written with an apostrophe before it.
 */
export function csvFile(name: string, dialect: CsvDialect, lines: AsyncIterable<readonly CsvLine[]>): FileReply {
  return { name, type: 'text/csv; charset=utf-8', content: Readable.from(written(dialect, lines)) };
}

async function* written(dialect: CsvDialect, batches: AsyncIterable<readonly CsvLine[]>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const lines of batches) {
    const text = stringify(lines as string[][], {
      delimiter: dialect.delimiter,
      record_delimiter: 'windows',
      escape_formulas: true,
    });
    yield isFirst ? `\uFEFF${text}` : text;
    isFirst = false;
  }
}
