import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const loaded = readFileSync(new URL('mantine.css', import.meta.url), 'utf8');

it('LNG-1: every Mantine component a page uses has its styles loaded', () => {
  const files = readdirSync(`${root}web`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('dist'))
    .map((file) => `web/${file}`);
  const used = new Set(
    files.flatMap((file) =>
      [...readFileSync(`${root}${file}`, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
        (found) => (found[1] ?? '').split(',').map((name) => name.trim().split(' as ')[0] ?? ''),
      ),
    ),
  );
  expect(files.length).toBeGreaterThan(40);
  const missing = [...used].filter(
    (name) => existsSync(`${root}node_modules/@mantine/core/styles/${name}.css`) && !loaded.includes(`/${name}.css`),
  );
  expect(missing).toEqual([]);
});
