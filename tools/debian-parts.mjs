import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The real parts that the tests need beside Node: file that proves it is there, and Debian's package. */
const parts = [
  { file: '/usr/sbin/dovecot', package: 'dovecot-imapd' },
  { file: '/usr/lib/dovecot/pop3', package: 'dovecot-pop3d' },
  { file: '/usr/bin/chromium', package: 'chromium' },
  { file: '/usr/bin/pdftotext', package: 'poppler-utils' },
];

/** What one test alone needs, and so installs by itself when it runs: 270 MB, about twenty seconds. */
export const spreadsheetParts = [{ file: '/usr/bin/soffice', package: 'libreoffice-calc-nogui' }];

/** Installs what is missing when it may (root and apt-get); otherwise says exactly which command does it. */
export function installParts(wanted = parts) {
  const missing = wanted.filter((part) => !existsSync(part.file)).map((part) => part.package);
  if (missing.length === 0) return true;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    console.error(
      `The tests need ${missing.join(', ')}. Install them and run npm test again:\n  sudo sh -c '${command}'`,
    );
    return false;
  }
  console.log(`Tests: installing ${missing.join(', ')} with apt-get.`);
  const began = Date.now();
  const done = spawnSync('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status !== 0) {
    console.error(`apt-get failed. Run it by hand to see why:\n  ${command}`);
    return false;
  }
  console.log(`Tests: installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return wanted.every((part) => existsSync(part.file));
}
