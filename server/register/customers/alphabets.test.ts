import { beforeAll, expect, it } from 'vitest';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const names = ['Zoe', 'Öberg', 'Ärla', 'anna', 'Åke', 'Éva', 'Evert'];
const asked = (language: string) => ({
  ...callerWith('01930000-0000-7000-8000-0000000000b0', {
    'customers.read': 'everywhere',
    'customers.edit': 'everywhere',
    'users.manage': 'everywhere',
    'settings.edit': 'everywhere',
  }),
  language,
});

beforeAll(async () => {
  for (const name of names) {
    expect((await world.call(asked('sv'), 'POST', '/people', { name })).status).toBe(200);
    expect((await world.call(asked('sv'), 'POST', '/companies', { name })).status).toBe(200);
    expect((await world.call(asked('sv'), 'POST', '/groups', { name })).status).toBe(200);
  }
});

/** All names of a list, read two at a time where it has pages. */
async function listed(path: string, language: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { rows: { name: string }[]; nextCursor?: string | null } = (
      await world.call(asked(language), 'GET', `${path}${path.includes('?') ? `${cursor && `&cursor=${cursor}`}` : ''}`)
    ).body;
    found.push(...page.rows.map(({ name }) => name).filter((name) => names.includes(name)));
    cursor = page.nextCursor ?? null;
  }
  return found;
}

it.each([
  ['sv', ['anna', 'Éva', 'Evert', 'Zoe', 'Åke', 'Ärla', 'Öberg']],
  ['fi', ['anna', 'Éva', 'Evert', 'Zoe', 'Åke', 'Ärla', 'Öberg']],
  ['de', ['Åke', 'anna', 'Ärla', 'Éva', 'Evert', 'Öberg', 'Zoe']],
  ['en', ['Åke', 'anna', 'Ärla', 'Éva', 'Evert', 'Öberg', 'Zoe']],
])('LNG-1: names stand in the alphabet of who reads them: %s', async (language, order) => {
  for (const path of ['/people?limit=2', '/companies?limit=2', '/groups'])
    expect([path, await listed(path, language)]).toEqual([path, order]);
});
