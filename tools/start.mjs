import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liveAndDieWith, startTypeScript } from './run.mjs';
import { setUp } from './setup.mjs';
import { buildWeb } from './web-build.mjs';

/** `npm start`: set up, build the pages when they changed, start the server; it prints its address when it answers. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
buildWeb();
liveAndDieWith(startTypeScript(join(root, 'server', 'main.ts'), process.argv.slice(2), { cwd: root }));
