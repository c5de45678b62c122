import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liveAndDieWith, startTypeScript } from './run.mjs';
import { setUp } from './setup.mjs';

/** `npm run -s svara -- COMMAND`: the command line of Svara; the commands stand in tools/cli. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
liveAndDieWith(startTypeScript(join(root, 'tools', 'cli', 'main.ts'), process.argv.slice(2)));
