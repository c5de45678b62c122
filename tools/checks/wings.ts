/** The wings from left to right: imports go left only, news goes right as recorded events. */
export const wings = [
  'platform',
  'house',
  'time',
  'conditions',
  'promise',
  'register',
  'routing',
  'desk',
  'channels',
  'bureau',
  'insight',
  'portability',
  'demo',
] as const;

/** What a building may import of the other buildings. */
export const mayTouch: Readonly<Record<string, readonly string[]>> = {
  core: [],
  api: ['core'],
  languages: ['core', 'api'],
  server: ['core', 'api', 'languages'],
  web: ['core', 'api', 'languages'],
  widget: ['core', 'api', 'languages'],
  fakes: ['api'],
  e2e: ['core', 'api', 'languages', 'server', 'web', 'fakes', 'tools'],
  bench: ['core', 'api', 'languages', 'server', 'fakes', 'tools'],
  tools: ['core', 'api', 'languages', 'server', 'fakes'],
};

/** The wing of a file, with web's `kit` standing for platform; undefined outside the wings (`server/build.ts`, `web/main.tsx`). */
export function wingOf(path: string): (typeof wings)[number] | undefined {
  const [building, folder, ...rest] = path.split('/');
  if (building === undefined || folder === undefined || rest.length === 0) return undefined;
  if (!['core', 'api', 'server', 'web'].includes(building)) return undefined;
  if (building === 'web' && folder === 'kit') return 'platform';
  return wings.find((wing) => wing === folder);
}
