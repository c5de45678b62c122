import { checkBusinessTimeFile } from './check-business-time.ts';

/** A command of the command line: the words that call it, what follows them, and what it does; it answers the exit code. */
interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  readonly about: string;
  readonly run: (args: readonly string[]) => Promise<number> | number;
}

const commands: readonly Command[] = [
  {
    words: ['check', 'business-time'],
    usage: 'check business-time FILE',
    about: 'run the business-time vectors of FILE (JSON) and print each that fails',
    run: checkBusinessTimeFile,
  },
  {
    words: ['check', 'sla'],
    usage: 'check sla FILE',
    about: 'run the cases of FILE (YAML: settings, histories, expected verdicts and dues) and print each that fails',
    run: async (args) => (await import('./check-sla.ts')).checkSlaFile(args),
  },
  {
    words: ['check', 'filters'],
    usage: 'check filters FILE',
    about: 'run the filter vectors of FILE (JSON) and print each that fails',
    run: async (args) => (await import('./check-filters.ts')).checkFiltersFile(args),
  },
  {
    words: ['settings', 'export'],
    usage: 'settings export [--out FILE]',
    about: 'write levels, rules, calendars, filters and plain targets as one YAML file',
    run: async (args) => (await import('./settings.ts')).exportSettingsFile(args),
  },
  {
    words: ['settings', 'diff'],
    usage: 'settings diff FILE [--prune]',
    about: 'tell what applying FILE would change; ends with 1 when something would',
    run: async (args) => (await import('./settings.ts')).diffSettingsFile(args),
  },
  {
    words: ['settings', 'apply'],
    usage: 'settings apply FILE [--dry-run] [--prune]',
    about: 'apply FILE, all of it or nothing; --prune takes away what its sections do not name',
    run: async (args) => (await import('./settings.ts')).applySettingsFile(args),
  },
  {
    words: ['import', 'tickets'],
    usage:
      'import tickets FILE --mapping MAPPING.yaml [--settings FILE] [--dry-run] [--error-file FILE] [--compare-due COLUMN [--tolerance 1s] [--compare-file FILE]]',
    about: 'make tickets with their history from a file of another system; run again, it goes on where it stood',
    run: async (args) => (await import('./import-tickets.ts')).importTicketsFile(args),
  },
  {
    words: ['what-if'],
    usage: 'what-if SETTINGS.yaml --from DATE --to DATE [--by department] [--prune] [--changes FILE.csv]',
    about: 'replay the settings of a file over a past period, beside what is published; nothing is applied',
    run: async (args) => (await import('./what-if.ts')).whatIf(args),
  },
  {
    words: ['import', 'all'],
    usage: 'import all FOLDER|FILE.tar.gz',
    about: 'take a whole export in, as it was, into a Svara that nobody has begun to use',
    run: async (args) => (await import('./whole.ts')).importAll(args),
  },
  {
    words: ['export'],
    usage: 'export FOLDER|FILE.tar.gz [--with-secrets]',
    about: 'write everything this Svara holds as JSON lines and files, into a folder or an archive',
    run: async (args) => (await import('./whole.ts')).exportAll(args),
  },
  {
    words: ['password-link'],
    usage: 'password-link EMAIL',
    about: 'print a link at which a user chooses a new password, where no mail can reach them',
    run: async (args) => (await import('./password-link.ts')).printPasswordLink(args),
  },
];

const given = process.argv.slice(2);
const command = commands.find(({ words }) => words.every((word, at) => given[at] === word));
if (command === undefined) {
  const asked = given.length === 0 || ['help', '--help', '-h'].includes(given[0] ?? '');
  if (!asked) console.error(`There is no command “${given.join(' ')}”.`);
  console.log('Usage: npm run -s svara -- COMMAND\n');
  for (const { usage, about } of commands) console.log(`  ${usage}\n      ${about}`);
  process.exitCode = asked ? 0 : 2;
} else {
  process.exitCode = await command.run(given.slice(command.words.length));
}
