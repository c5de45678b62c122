import pg from 'pg';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { startChromium } from './chromium.ts';
import { startDovecot } from './dovecot.ts';
import { countMails, deliver } from './mailbox.ts';
import { startPostgres } from './postgres.ts';
import { headerOf, startSmtpSink } from './smtp-sink.ts';

it('Dovecot starts, takes a mail into the inbox of a user and stops', async () => {
  const dovecot = await startDovecot();
  try {
    await deliver(dovecot, 'info@fjallgren.example', ['From: a@example.com\r\nSubject: Hej\r\n\r\nHej\r\n']);
    expect(await countMails(dovecot, 'info@fjallgren.example')).toBe(1);
  } finally {
    await dovecot.stop();
  }
});

it('PostgreSQL starts, survives a kill with what was committed, and stops', async () => {
  const postgres = await startPostgres();
  try {
    const first = new pg.Client(postgres.url);
    first.on('error', () => undefined);
    await first.connect();
    await first.query('create table kept (n int); insert into kept values (7)');
    await postgres.kill();
    await postgres.start();
    const second = new pg.Client(postgres.url);
    await second.connect();
    expect((await second.query('select n from kept')).rows).toEqual([{ n: 7 }]);
    await second.end();
  } finally {
    await postgres.stop();
  }
});

it('the SMTP sink keeps what it acknowledges and refuses when told to', async () => {
  const sink = await startSmtpSink();
  const mailer = createTransport({ host: sink.host, port: sink.port, secure: false });
  try {
    await mailer.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'Ett', text: 'hej' });
    sink.refuseWith(451);
    await expect(mailer.sendMail({ from: 'a@example.com', to: 'b@example.com', text: 'nej' })).rejects.toThrow();
    expect(sink.mails.map((mail) => headerOf(mail.raw, 'subject'))).toEqual(['Ett']);
  } finally {
    await sink.stop();
  }
});

it('Chromium shows a page', async () => {
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Svara</h1>');
    expect(await page.textContent('h1')).toBe('Svara');
  } finally {
    await browser.close();
  }
});
