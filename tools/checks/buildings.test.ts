import { expect, it } from 'vitest';
import { importsOf } from './imports.ts';
import { isForTests, sourceFiles } from './source-tree.ts';
import { mayTouch, wingOf, wings } from './wings.ts';

const files = sourceFiles();
const imports = files.flatMap(importsOf);

it('sees the whole house', () => {
  expect(files.length, 'the check must see the sources; is it run from the project?').toBeGreaterThan(60);
  expect(imports.length).toBeGreaterThan(100);
});

it('law 1: every import resolves to a file or to a package of package.json', () => {
  const lost = imports.filter((one) => one.target.kind === 'nothing');
  expect(
    lost.map(
      (one) => `${one.from}:${one.line} imports ${one.written}: no such file (write the extension) or unlisted package`,
    ),
  ).toEqual([]);
});

it('law 1: a building imports only what it may touch', () => {
  const wrong = imports.flatMap((one) => {
    const from = one.from.split('/')[0] ?? '';
    if (one.target.kind !== 'file') return [];
    const to = one.target.path.split('/')[0] ?? '';
    const allowed = from === to || (mayTouch[from] ?? []).includes(to) || !(to in mayTouch);
    // A test may use what stands in fakes and tools to start real parts.
    if (allowed || (isForTests(one.from) && ['fakes', 'tools'].includes(to))) return [];
    return [
      `${one.from}:${one.line} imports ${one.written}: ${from} may touch only ${mayTouch[from]?.join(', ') || 'itself'}; move the rule to core or hand the thing in`,
    ];
  });
  expect(wrong).toEqual([]);
});

it('law 1: core has no dependency', () => {
  const wrong = imports.flatMap((one) => {
    if (!one.from.startsWith('core/') || one.target.kind !== 'package' || /\.(test|bench)\.ts$/.test(one.from))
      return [];
    // Zones are compiled by Temporal; nowhere else in core does a package stand.
    if (one.from.startsWith('core/time/zones/') && one.target.name === 'temporal-polyfill') return [];
    return [
      `${one.from}:${one.line} imports ${one.written}: core is plain functions over data; let server hand the result in`,
    ];
  });
  expect(wrong).toEqual([]);
});

it('law 1: imports go left only between wings', () => {
  const wrong = imports.flatMap((one) => {
    if (one.target.kind !== 'file' || isForTests(one.from)) return [];
    const from = wingOf(one.from);
    const to = wingOf(one.target.path);
    if (from === undefined || to === undefined || wings.indexOf(to) <= wings.indexOf(from)) return [];
    return [
      `${one.from}:${one.line} (${from}) imports ${one.target.path} (${to}): ${to} stands to the right; record an event that ${to} listens to, or declare a socket in ${from} that server/build.ts fills`,
    ];
  });
  expect(wrong).toEqual([]);
});

it('law 1: between wings and buildings one imports by #name, inside a room by a relative path', () => {
  const wrong = imports.flatMap((one) => {
    if (one.target.kind !== 'file' || !one.written.startsWith('.')) return [];
    const [from, to] = [one.from.split('/')[0], one.target.path.split('/')[0]];
    if (from === to || !(to !== undefined && to in mayTouch)) return [];
    return [`${one.from}:${one.line} imports ${one.written}: write #${one.target.path}`];
  });
  expect(wrong).toEqual([]);
});
