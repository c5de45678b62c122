import { HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';

/** Reads `FILE --option value --flag`; an option that is not known ends the command with what is. */
export function optionsOf(
  args: readonly string[],
  known: Readonly<Record<string, 'value' | 'alone'>>,
): { readonly file: string | undefined; readonly options: ReadonlyMap<string, string> } {
  const options = new Map<string, string>();
  let file: string | undefined;
  for (let place = 0; place < args.length; place += 1) {
    const arg = args[place] ?? '';
    if (!arg.startsWith('--')) {
      file ??= arg;
      continue;
    }
    const [name = '', joined] = arg.slice(2).split(/=(.*)/s);
    const kind = known[name];
    if (kind === undefined) {
      console.error(
        `There is no option --${name}. There are: ${Object.keys(known)
          .map((each) => `--${each}`)
          .join(', ')}`,
      );
      process.exit(2);
    }
    options.set(name, kind === 'alone' ? '' : (joined ?? args[(place += 1)] ?? ''));
  }
  return { file, options };
}

const units: Readonly<Record<string, number>> = { ms: 1, s: SECOND, m: MINUTE, min: MINUTE, h: HOUR };

/** Reads a tolerance: `0`, `1s`, `5 min`, `1h`. */
export function parseTolerance(text: string): number {
  const found = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|m|min|h)?\s*$/.exec(text);
  if (!found) {
    console.error(`“${text}” is no tolerance; write 1s, 5min or 1h.`);
    process.exit(2);
  }
  return Number(found[1]) * (units[found[2] ?? 's'] ?? SECOND);
}
