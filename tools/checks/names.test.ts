import { expect, it } from 'vitest';
import { filesOf, sourceFiles } from './source-tree.ts';
import { lineOf, nodesOf, syntaxOf } from './syntax.ts';

const files = filesOf();

it('law 2: no barrels', () => {
  expect(files.length).toBeGreaterThan(80);
  const barrels = files.filter((path) => /(^|\/)index\.[cm]?[jt]sx?$/.test(path));
  expect(barrels.map((path) => `${path}: name the file after what it exports and import that file`)).toEqual([]);
});

it('law 2: no junk drawers', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|shared|misc|lib|managers?|services?)(\/|\.[cm]?[jt]sx?$)/;
  const drawers = files.filter((path) => drawer.test(path));
  expect(
    drawers.map((path) => `${path}: give each thing in it a file named from the field, in the room that needs it`),
  ).toEqual([]);
});

it('files are named in kebab-case', () => {
  const odd = sourceFiles().filter(
    (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(path.split('/').at(-1) ?? ''),
  );
  expect(odd.map((path) => `${path}: write the name in kebab-case, its role after a dot`)).toEqual([]);
});

it('nothing is exported by default', () => {
  const sources = sourceFiles();
  expect(sources.length).toBeGreaterThan(60);
  const wrong = sources.flatMap((path) =>
    nodesOf(syntaxOf(path))
      .filter((node) => node.type === 'ExportDefaultDeclaration')
      .map((node) => `${path}:${lineOf(path, node)} exports by default: export it by its name`),
  );
  expect(wrong).toEqual([]);
});
