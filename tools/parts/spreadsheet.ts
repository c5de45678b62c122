import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { installParts, spreadsheetParts } from '../debian-parts.mjs';

/** A cell as a spreadsheet program understood it. */
export interface SheetCell {
  readonly type: 'float' | 'date' | 'string' | 'percentage' | 'time' | 'boolean' | 'currency' | 'empty';
  /** The number, the date, or the text itself. */
  readonly value: string;
}

/** How a country's spreadsheet opens a file of values: its list separator and its language (Microsoft's number of it). */
export const countries = {
  sv: { separator: ';', language: 1053 },
  fi: { separator: ';', language: 1035 },
  en: { separator: ',', language: 2057 },
} as const;

/** Opens a file of values in LibreOffice as a spreadsheet of a country would, and tells what each cell became. */
export async function openInSpreadsheet(
  csv: Buffer,
  { separator, language }: (typeof countries)[keyof typeof countries],
): Promise<readonly (readonly SheetCell[])[]> {
  if (!installParts(spreadsheetParts))
    throw new Error('LibreOffice is missing: apt-get install -y --no-install-recommends libreoffice-calc-nogui');
  const folder = await mkdtemp(join(tmpdir(), 'svara-sheet-'));
  try {
    const file = join(folder, 'values.csv');
    await writeFile(file, csv);
    // Separator, quote, UTF-8, from the first line, columns by themselves, language, quoted fields too, numbers and dates.
    const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,${language},false,true`;
    await promisify(execFile)(
      'soffice',
      [
        ...['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`],
        ...[`--infilter=${filter}`, '--convert-to', 'fods', '--outdir', folder, file],
      ],
      { timeout: 120_000 },
    );
    return cellsOf(await readFile(join(folder, 'values.fods'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cells of a flat OpenDocument sheet, row by row. */
function cellsOf(xml: string): SheetCell[][] {
  const rows = [...xml.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, attributes = '', content = '']) => {
        const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        return Array.from({ length: Math.min(repeated, 100) }, () => cellOf(attributes, content));
      },
    ),
  );
  return rows.filter((row) => row.some((cell) => cell.type !== 'empty'));
}

function cellOf(attributes: string, content: string): SheetCell {
  const type = /office:value-type="(\w+)"/.exec(attributes)?.[1];
  if (type === undefined) return { type: 'empty', value: '' };
  const told = /office:(?:date-|time-|boolean-)?value="([^"]*)"/.exec(attributes)?.[1];
  const text = content
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
  return { type: type as SheetCell['type'], value: type === 'string' ? text : (told ?? text) };
}
