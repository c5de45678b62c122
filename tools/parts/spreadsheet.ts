import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  // Separator, quote, UTF-8, from the first line, columns by themselves, language, quoted fields too, numbers and dates.
  const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,${language},false,true`;
  const xml = await converted(csv, { ending: 'csv', how: [`--infilter=${filter}`] });
  return rowsOf(xml).map((row) => row.map(({ shown: _, ...cell }) => cell));
}

/** A cell of a book with the text a person sees in it. */
export interface BookCell extends SheetCell {
  readonly shown: string;
}

/** Opens a book of sheets (.xlsx) in LibreOffice set to a country, and tells each sheet's cells by its name. */
export async function openBook(xlsx: Buffer, locale: string): Promise<ReadonlyMap<string, readonly BookCell[][]>> {
  const xml = await converted(xlsx, { ending: 'xlsx', how: [], locale });
  const sheets = xml.matchAll(/<table:table table:name="([^"]*)"[^>]*>(.*?)<\/table:table>/gs);
  return new Map([...sheets].map(([, name = '', content = '']) => [plain(name), rowsOf(content)]));
}

/** What LibreOffice makes of a file: a flat OpenDocument sheet. */
async function converted(
  file: Buffer,
  { ending, how, locale }: { ending: string; how: readonly string[]; locale?: string },
): Promise<string> {
  if (!installParts(spreadsheetParts))
    throw new Error('LibreOffice is missing: apt-get install -y --no-install-recommends libreoffice-calc-nogui');
  const folder = await mkdtemp(join(tmpdir(), 'svara-sheet-'));
  try {
    const profile = join(folder, 'profile');
    if (locale !== undefined) {
      await mkdir(join(profile, 'user'), { recursive: true });
      await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settingsOf(locale));
    }
    await writeFile(join(folder, `values.${ending}`), file);
    await promisify(execFile)(
      'soffice',
      [
        ...['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile).href}`],
        ...[...how, '--convert-to', 'fods', '--outdir', folder, join(folder, `values.${ending}`)],
      ],
      { timeout: 120_000 },
    );
    return await readFile(join(folder, 'values.fods'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The setting of a country, as LibreOffice keeps it. */
function settingsOf(locale: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>
`;
}

/** The cells of a flat OpenDocument sheet, row by row. */
function rowsOf(xml: string): BookCell[][] {
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

function cellOf(attributes: string, content: string): BookCell {
  const type = /office:value-type="(\w+)"/.exec(attributes)?.[1];
  if (type === undefined) return { type: 'empty', value: '', shown: '' };
  const told = /office:(?:date-|time-|boolean-)?value="([^"]*)"/.exec(attributes)?.[1];
  const shown = plain(content.replaceAll(/<[^>]*>/g, '')).trim();
  return { type: type as SheetCell['type'], value: type === 'string' ? shown : (told ?? shown), shown };
}

function plain(xml: string): string {
  return xml
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
