import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const place = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Starts Debian's Chromium without a screen and without a word to the outside. */
export async function startChromium(): Promise<Browser> {
  if (!existsSync(place)) throw new Error('Chromium is missing: apt-get install -y --no-install-recommends chromium');
  return await chromium.launch({
    executablePath: place,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
