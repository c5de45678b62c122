import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liveAndDieWith, startTypeScript } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildWeb } from './web-build.mjs';

/** `npm run bench`: every bench against its budget. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
buildWeb();
liveAndDieWith(startTypeScript(join(root, 'bench', 'run.ts'), process.argv.slice(2), { cwd: root }));
