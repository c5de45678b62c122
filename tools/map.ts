import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles, textOf } from './checks/source-tree.ts';
import { wingOf, wings } from './checks/wings.ts';

/** `npm run map`: writes docs/map.md, every file with its first sentence, by wing and room. */
const files = sourceFiles().filter((path) => !/\.test\.tsx?$/.test(path));
const places = new Map<string, string[]>();
for (const path of files) {
  const place = wingOf(path) ?? path.split('/')[0] ?? '';
  places.set(place, [...(places.get(place) ?? []), path]);
}
const order = [...wings, ...[...places.keys()].filter((place) => !wings.some((wing) => wing === place)).sort()];
const chapters = order.flatMap((place) => {
  const inPlace = places.get(place);
  if (inPlace === undefined) return [];
  return [`## ${place}\n`, ...inPlace.map((path) => `- \`${path}\`${firstSentence(textOf(path))}`), ''];
});
writeFileSync(
  join(root, 'docs', 'map.md'),
  `# Map\n\nWritten by \`npm run map\`; every file with its first sentence.\n\n${chapters.join('\n')}`,
);
console.log(`docs/map.md: ${files.length} files.`);

function firstSentence(text: string): string {
  const comment = /\/\*\*\s*([\s\S]*?)\*\//.exec(text)?.[1];
  if (comment === undefined) return '';
  const plain = comment.replace(/\s*\n\s*\*\s?/g, ' ').trim();
  return `: ${/^.*?[.?!](?=\s|$)/.exec(plain)?.[0] ?? plain}`;
}
