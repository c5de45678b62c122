import { paths } from '#web/kit/frame/paths.ts';

/** The pages of the web that stand by themselves, for tests that go through all of them. */
export const insidePages: readonly string[] = [
  paths.tickets(),
  paths.people(),
  paths.companies(),
  paths.compliance(),
  paths.promiseLog(),
  paths.slaOverview(),
  paths.outlook(),
  paths.agreements(),
  paths.ranking(),
  paths.reportSubscriptions(),
  paths.reportArchive(),
  paths.help(),
  paths.profile(),
  ...[
    'start',
    'mail',
    'levels',
    'calendars',
    'statuses',
    'fields',
    'phrases',
    'templates',
    'filters',
    'settings-file',
    'imports',
    'sites',
    'users',
    'groups',
    'agents',
    'roles',
    'tokens',
    'audit',
    'operations',
  ].map((name) => paths.settings(name)),
];

/** Pages that anybody can open. */
export const openPages: readonly string[] = [paths.signIn(), paths.newPassword('none'), paths.invitation('none')];
