import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

/** `npm run dev`: the server restarted at every change, and Vite beside it; a data folder of its own. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
setUp();
const env = { SVARA_DATA: join(root, 'data', 'dev'), SVARA_DEV_SERVER: 'http://127.0.0.1:4200', ...process.env };
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const server = [tsx, 'watch', '--clear-screen=false', join(root, 'server', 'main.ts')];
const vite = [join(root, 'node_modules', 'vite', 'bin', 'vite.js')];
const children = [server, vite].map((args) => spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode = code ?? 0;
  });
}
