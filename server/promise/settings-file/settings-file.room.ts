import * as settingsFile from '#api/promise/settings-file.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { applyFile, diffSettings, exportSettings } from './offer-file.ts';

/** Levels, rules, calendars, filters and plain targets as one file that a person can read, compare and apply (SLA-11). */
export const settingsFileRoom: Room = {
  name: 'settings-file',
  routes: [
    serve(settingsFile.exportSettingsFile, needsEverywhere('settings.edit'), async ({ tx }) => ({
      content: Buffer.from(await exportSettings(tx)),
      type: 'application/yaml; charset=utf-8',
      name: 'svara-settings.yaml',
    })),
    serve(settingsFile.diffSettingsFile, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      diffSettings(tx, caller, body),
    ),
    serve(settingsFile.applySettingsFile, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      applyFile(tx, caller, body),
    ),
  ],
};
