import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The text of a PDF as it stands on its pages, a string each. */
export async function pagesOfPdf(pdf: Buffer): Promise<readonly string[]> {
  if (!existsSync('/usr/bin/pdftotext'))
    throw new Error('pdftotext is missing: apt-get install -y --no-install-recommends poppler-utils');
  const folder = await mkdtemp(join(tmpdir(), 'svara-pdf-'));
  try {
    const file = join(folder, 'read.pdf');
    await writeFile(file, pdf);
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
    return stdout.split('\f').filter((page) => page.trim() !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
