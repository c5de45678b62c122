import { pino, type Logger } from 'pino';
import type { Config } from '#server/platform/config/config.ts';

/** The structured log: one JSON object a line on standard output; secrets and bodies are never in it. */
export function openLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino({
    level: config.logLevel,
    redact: { paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.secret'], censor: '–' },
  });
}
