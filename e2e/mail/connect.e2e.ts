import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OauthProviderFake, startOauthProvider } from '#fakes/oauth-provider.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { until } from '#tools/parts/until.ts';
import { axeFindings } from '../pages/axe.ts';
import { openStage, pictures, type Stage } from '../stage.ts';

let stage: Stage;
let provider: OauthProviderFake;
let dovecot: Dovecot;

beforeAll(async () => {
  provider = await startOauthProvider();
  dovecot = await startDovecot({ introspectionUrl: provider.introspectionUrl });
  stage = await openStage({ environment: { SVARA_PRIVATE_ADDRESSES: '127.0.0.1' } });
});
afterAll(async () => {
  await stage.close();
  await dovecot.stop();
  await provider.stop();
});

it('EML-1: a mail account is connected by OAuth2 in the browser, its mail becomes tickets, and a consent taken back is shown', async () => {
  const page = await stage.open('/settings/mail');
  await page.getByRole('button', { name: 'Lägg till konto' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Namn', { exact: true }).fill('Kundtjänst');
  await drawer.getByLabel('Adress', { exact: true }).fill('kund@fjallgren.example');
  await drawer.getByLabel('Inloggning', { exact: true }).selectOption('oauth2');
  expect(await drawer.getByLabel('Server', { exact: true }).inputValue()).toBe('outlook.office365.com');
  await drawer.getByLabel('Leverantör', { exact: true }).selectOption('google');
  expect(await drawer.getByLabel('Server', { exact: true }).inputValue()).toBe('imap.gmail.com');
  await page.screenshot({ path: `${pictures}/mail-oauth.png` });
  expect(await axeFindings(page)).toEqual([]);
  await drawer.getByLabel('Leverantör', { exact: true }).selectOption('other');
  await drawer.getByLabel('Appens id').fill(provider.client.id);
  await drawer.getByLabel('Appens hemlighet').fill(provider.client.secret);
  await drawer.getByLabel('Adress för att ge lov').fill(`${provider.url}/authorize`);
  await drawer.getByLabel('Adress för nycklar').fill(`${provider.url}/token`);
  await drawer.getByLabel('Server', { exact: true }).fill(dovecot.host);
  await drawer.getByLabel('Port', { exact: true }).first().fill(String(dovecot.imapPort));
  await drawer.getByLabel('Säkerhet').first().selectOption('none');
  await drawer.getByLabel('Användarnamn', { exact: true }).fill('kund');
  await drawer.getByRole('button', { name: 'Spara och anslut' }).click();

  // At the provider.
  await page.locator('#agree').click();
  await page.getByText('kund@fjallgren.example är anslutet').waitFor();
  expect(page.url()).toBe(`${stage.svara.url}/settings/mail`);
  await page.getByText(/^Hämtat /).waitFor({ timeout: 15_000 });
  await deliver(dovecot, 'kund', ['From: karin@kaffebolaget.example\r\nSubject: Hit genom nyckel\r\n\r\nHej!']);
  await until('the mail to be a ticket', async () => {
    const { rows } = await stage.wire.must('GET', '/tickets?view=all&limit=10');
    return (rows as { subject: string }[]).some(({ subject }) => subject === 'Hit genom nyckel');
  });

  provider.takeConsentBack();
  provider.endAccess();
  const { rows } = await stage.wire.must('GET', '/mail-accounts');
  await stage.wire.must('PATCH', `/mail-accounts/${rows[0].id}`, { name: 'Kundtjänst' });
  await page.getByText('leverantören släpper inte in oss längre, anslut på nytt').waitFor({ timeout: 30_000 });
  await page.screenshot({ path: `${pictures}/mail-consent-gone.png` });
  expect(stage.trouble).toEqual([]);
});
