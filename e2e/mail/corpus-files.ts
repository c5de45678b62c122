import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '#tools/checks/source-tree.ts';

/** A mail of the corpus: its name and its bytes as they are. */
export interface CorpusMail {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every mail of the corpus beside the project; says so when the corpus is missing. */
export function corpusMails(): readonly CorpusMail[] {
  const folder = join(dirname(root), 'shared', 'data', 'mail');
  if (!existsSync(folder))
    throw new Error(`The corpus of mails is missing: it should lie in ../shared/data/mail, beside the project.`);
  return filesIn(folder)
    .filter((path) => /\.eml$/.test(path) || !/\.[a-z]+$/.test(path))
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length < 9_000_000);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}
