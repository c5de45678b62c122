import { expect, it } from 'vitest';
import { filesOf, sourceFiles, textOf } from './source-tree.ts';
import { lineOf, nodesOf, syntaxOf } from './syntax.ts';

it('the lock file names no registry', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
  const packages = Object.entries(lock.packages);
  expect(packages.length).toBeGreaterThan(100);
  const wrong = packages.filter(([, entry]) => entry.resolved?.startsWith('http') === true);
  expect(wrong.map(([path]) => `${path}: install with the project's .npmrc, which leaves addresses out`)).toEqual([]);
});

it('the files speak of the product only, not of the place where it is built', () => {
  // Written in halves, so that this file does not find itself.
  const words = [
    '/wo' + 'rk/',
    '/fa' + 'rm/',
    'DEVELOP' + 'ERS.md',
    'before-' + 'stop',
    '/tmp/' + 'svara/',
    'issues ' + 'show',
  ];
  const files = filesOf().filter(
    (path) => /\.(tsx?|mjs|md|css|html|json|ya?ml|sql|sh)$/.test(path) || path.startsWith('.ci/'),
  );
  expect(files.length).toBeGreaterThan(80);
  const wrong = files.flatMap((path) =>
    words.filter((word) => textOf(path).includes(word)).map((word) => `${path} says ${word}: take it out`),
  );
  expect(wrong).toEqual([]);
});

it('no test is skipped, alone or empty', () => {
  const tests = sourceFiles().filter((path) => /\.(test|e2e)\.tsx?$/.test(path));
  expect(tests.length).toBeGreaterThan(8);
  const wrong = tests.flatMap((path) =>
    nodesOf(syntaxOf(path))
      .filter((node) => {
        if (node.type !== 'MemberExpression') return false;
        const object = (node['object'] as { name?: string }).name ?? '';
        const property = (node['property'] as { name?: string }).name ?? '';
        return (
          ['it', 'test', 'describe'].includes(object) &&
          ['skip', 'only', 'todo', 'fails', 'skipIf', 'runIf'].includes(property)
        );
      })
      .map((node) => `${path}:${lineOf(path, node)}: run it, or take it away`),
  );
  expect(wrong).toEqual([]);
});

it('the lock file holds every optional package that another names, so that npm ci takes it on any machine', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
    ),
  );
  expect(missing.map((name) => `${name}: missing, so npm ci refuses; add its entry to the lock file`)).toEqual([]);
});
