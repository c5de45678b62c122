import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { promise as words } from '#languages/sv/promise.ts';
import { time } from '#languages/sv/time.ts';
import { trials } from '#languages/sv/trials.ts';
import { until } from '#tools/parts/until.ts';
import { openStage, type Stage } from '../stage.ts';
import { aFridayOfLastQuarter, lastQuartersTickets, mapping } from './last-quarters-tickets.ts';

let stage: Stage;
let page: Page;

/** A level that promises an answer within four open hours to everybody, and five tickets of last quarter under it. */
beforeAll(async () => {
  stage = await openStage();
  const { wire } = stage;
  const four = { amount: 4, unit: 'hours', day: 'open-hours-24', clock: 'business', calendarId: null };
  const level = await wire.must('POST', '/levels', {
    name: 'Standard',
    colour: '#12637A',
    definition: {
      calendarId: null,
      holidaysExcluded: true,
      targets: { 'first-answer': { standard: four, byPriority: {} } },
      tickingIn: ['new', 'open', 'with-third-party', 'queued'],
      standingStill: [],
      warnAt: [50, 80],
      steps: [],
      botsAnswer: false,
    },
  });
  const conditions = { join: 'all', members: [] };
  const rule = { name: 'Alla ärenden', active: true, stops: false, levelId: level.id, conditions };
  await wire.must('POST', '/level-rules', rule);
  const boundary = 'en-fil';
  const { body: uploaded } = await wire.call(
    'POST',
    '/imports',
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="kvartal.csv"\r\ncontent-type: text/csv\r\n\r\n${lastQuartersTickets(Date.now())}\r\n--${boundary}--\r\n`,
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  );
  await wire.must('PUT', `/imports/${uploaded.id}/run`, { mapping });
  const done = await until('the tickets to be there', async () => {
    const row = await wire.must('GET', `/imports/${uploaded.id}`);
    return row.state === 'done' || row.state === 'failed' ? row : undefined;
  });
  expect(done).toMatchObject({ state: 'done', madeTickets: 5, problems: 0 });
  page = await stage.open('/settings/calendars', { height: 1000 });
});
afterAll(() => stage.close());

const press = (name: string | RegExp, within: Page | Locator = page) =>
  within
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .first()
    .click();
const choose = async (list: string, option: string, within: Page | Locator = page) => {
  await within.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

it('CAL-2: a calendar with lunch closed and early Fridays is made by typing names and hours only', async () => {
  await page.waitForSelector('.wk-pen', { timeout: 30_000 });
  await press(time.calendars.add);
  await page.keyboard.type('Kontorstid');
  const form = page.locator('form.dvf');
  for (const [name, from, to, day] of [
    ['Lunch', '12', '13', null],
    ['Tidig fredag', '15', '17', 'fr'],
  ] as const) {
    await press(time.deviations.add);
    await page.keyboard.type(name);
    await form.getByLabel(`${time.deviations.hours}: från`).fill(from);
    await form.getByLabel(`${time.deviations.hours}: till`).fill(to);
    if (day) await form.getByText(day, { exact: true }).click();
    await press(time.deviations.done, form);
  }
  await press('Skapa kalendern');
  await page.getByText('· rev. 1').waitFor();
  const { rows } = await stage.wire.must('GET', '/calendars');
  expect(rows.map((row: { name: string }) => row.name)).toContain('Kontorstid');
});

it('SLA-10: three levels and five rules are written as a draft, and what they would have done last quarter is told', async () => {
  await page.goto(`${stage.svara.url}/settings/levels`);
  await page.getByRole('heading', { name: words.levels.heading, exact: true }).waitFor();
  for (const [name, first, high] of [
    ['VIP', '30 min', '15 min'],
    ['Avtal', '2 h', null],
    ['Bas', '8 h', null],
  ] as const) {
    await press('Nivå');
    await page.keyboard.type(name);
    const cell = async (label: string, text: string) => {
      const input = page.getByLabel(label, { exact: true });
      await input.fill(text);
      await input.press('Enter');
    };
    await cell(`Första svar för ${name}`, first);
    if (high) await cell(`Första svar för ${name}, Hög`, high);
    if (name !== 'Bas') await choose(words.levels.calendar, 'Kontorstid', page.locator('.level-details'));
  }
  const editor = page.locator('.rule-editor');
  const condition = async (field: string, value: string, within: Locator = editor) => {
    await press(words.rules.condition, within);
    await page.getByRole('menuitem', { name: field, exact: true }).click();
    const form = page.locator('.condition-form');
    await form.waitFor();
    await form.locator('input:focus').waitFor();
    await page.keyboard.type(value);
    const option = form.getByRole('option', { name: value, exact: true });
    if (field === 'Rubrik') await page.keyboard.press('Enter');
    else await option.click();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  };
  for (const [name, level, ask] of [
    ['Alla får Bas', 'Bas', async () => {}],
    ['Beställningar', 'Avtal', () => condition('Ärendetyp', 'Beställning')],
    ['Viktiga', 'VIP', () => condition('Prioritet', 'Hög')],
    [
      'Viktiga läckor',
      'Avtal',
      async () => {
        await condition('Prioritet', 'Hög');
        await press(words.rules.group, editor);
        for (const word of ['läcker*', 'strömlöst']) await condition('Rubrik', word, editor.locator('.rule-group'));
      },
    ],
    ['Frågor om fel', 'VIP', () => condition('Ärendetyp', 'Fel')],
  ] as const) {
    await press('Regel');
    await page.keyboard.type(name);
    await choose(words.rules.setLevel, level, editor);
    await ask();
    await press(words.rules.done, editor);
  }
  await page.getByText('Prioritet är Hög och (Rubrik innehåller läcker* eller Rubrik innehåller strömlöst)').waitFor();

  await press(/^Standard/);
  await press(words.levels.remove);
  await page.getByText('Regeln Alla ärenden sätter Standard, som tas bort.').waitFor();
  await page.locator('.rule-said', { hasText: 'Alla ärenden' }).first().click();
  await press(words.rules.remove, editor);

  const panel = page.getByRole('complementary', { name: trials.title });
  await panel.getByRole('button').first().click();
  await page.getByText('Förra kvartalet', { exact: true }).click();
  await press(trials.try, panel);
  await panel.getByText(/5 ärenden/).waitFor({ timeout: 30_000 });
  await panel.getByText('60,0 %').first().waitFor();
  const said = await panel.innerText();
  // Now three of five answers kept; then four of five, and the five solutions the new levels promise too.
  for (const figure of ['60,0 %', '3 av 5', '90,0 %', '9 av 10', '1 nytt brutet', '2 hållna', 'Alla 8 löften'])
    expect(said).toContain(figure);
});

it('SLA-10: published at once, nothing of the past is judged anew, and the figures were those that were told', async () => {
  await press(words.levels.publish);
  await page.getByText(words.levels.published).waitFor();
  const names = (await stage.wire.must('GET', '/levels')).rows.map(({ name }: { name: string }) => name);
  expect(names).toEqual(['VIP', 'Avtal', 'Bas']);
  expect((await stage.wire.must('GET', '/level-rules')).rows).toHaveLength(5);
  const { total } = await stage.wire.must('GET', '/reports/compliance?preset=last-quarter');
  expect(total).toMatchObject({ met: 3, missed: 2, level: 0.6 });
});

it('SLA-9: a disputed deadline of last quarter is proved stretch by stretch, by the level that was in force', async () => {
  const { rows } = await stage.wire.must('GET', '/tickets?view=all');
  const disputed = rows.find(({ subject }: { subject: string }) => subject === 'Faktura D');
  await page.goto(`${stage.svara.url}/tickets/${disputed.id}`);
  await page
    .getByRole('button', { name: /Varför/ })
    .first()
    .click();
  const why = page.getByRole('region', { name: words.why.title });
  await why.getByText('nivå Standard').first().waitFor();
  const told = await why.innerText();
  const monday = new Date(aFridayOfLastQuarter(Date.now()).getTime() + 3 * 86_400_000).getUTCDate();
  expect(told).toMatch(new RegExp(`måndag ${monday} \\S+ (\\d{4} )?09:30`));
  for (const line of ['14:30', '2 h 30 min', '1 h 30 min', '10:00', '30 min över tiden']) expect(told).toContain(line);
  expect(told).not.toContain('Avtal');
  expect(stage.trouble).toEqual([]);
});
