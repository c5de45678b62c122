import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { settingsDeeds, settingsSections } from '#core/promise/settings-file/compare-settings.ts';

/** A settings file handed in; with `prune` what its sections do not name is taken away (SLA-11). */
const offeredFile = z.object({ text: z.string().max(1_000_000), prune: z.boolean().default(false) });

const settingsChange = z.object({
  section: z.enum(settingsSections),
  name: z.string(),
  does: z.enum(settingsDeeds),
  lines: z.array(z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});

/** What applying a file would change, or the lines of it that cannot be used (SLA-11). */
export const settingsDiff = z.object({
  problems: z.array(z.object({ line: z.number().int(), text: z.string() })),
  changes: z.array(settingsChange),
  /** Marks the settings the differences were found against; hand it in when applying. */
  basedOn: z.string(),
});
export type SettingsDiff = z.output<typeof settingsDiff>;

export const exportSettingsFile = endpoint({
  method: 'GET',
  path: '/settings-file',
  summary: 'Levels, rules, calendars, filters and plain targets as one YAML file.',
  sends: 'file',
});

export const diffSettingsFile = endpoint({
  method: 'POST',
  path: '/settings-file/comparison',
  summary: 'What applying a settings file would change, line by line; nothing is written.',
  body: offeredFile,
  answer: settingsDiff,
});

export const applySettingsFile = endpoint({
  method: 'PUT',
  path: '/settings-file',
  summary: 'Applies a settings file, all of it or nothing; applied twice it changes nothing more.',
  body: offeredFile.extend({ basedOn: z.string().max(60).nullable().default(null) }),
  answer: z.object({ changes: z.array(settingsChange) }),
  refusals: ['settings-file.problems', 'settings-file.stale', 'settings-file.unknown-name'],
});
