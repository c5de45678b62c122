import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedFrom, foldQuote, openText } from './fold-quote.ts';

const corpus = '../shared/data/mail/reply-trimmer';
const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
/** The corpus rewrites every quote mark as “>”; ours are left as the customer’s program wrote them. */
const marks = (text: string) => bare(text.replace(/^\s*[A-Za-z]*[>|]/gm, '>'));

describe('EML-3 quotes fold and nothing is lost', () => {
  it('EML-3: the corpus of mails and their replies: all 54 agree, open and folded', () => {
    if (!existsSync(corpus)) throw new Error(`The mails of ${corpus} are missing.`);
    const read = (kind: string, file: string) =>
      existsSync(`${corpus}/${kind}/${file}`) ? readFileSync(`${corpus}/${kind}/${file}`, 'utf8') : '';
    const files = readdirSync(`${corpus}/emails`);
    const differing = files.filter((file) => {
      const text = read('emails', file);
      const folded = foldQuote(text)
        .map(({ from, to }) => text.slice(from, to))
        .join('');
      const richard = (words: string) => words.replace('Richard>', '>');
      return (
        bare(openText(text)) !== bare(read('trimmed', file)) ||
        richard(marks(folded)) !== richard(marks(read('elided', file)))
      );
    });
    expect(files).toHaveLength(54);
    expect(differing).toEqual([]);
  });

  it('EML-3: whatever the text, the open and the folded parts together are the text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '> citat',
        '>> djupare',
        '--',
        'Från: Anna <a@b.example>',
        'Till: x',
        'Ämne: y',
        'Skickat: i dag',
        'Den 3 nov. 2026 kl. 10:00 skrev Anna <a@b.example>:',
        'Skickat från min iPhone',
        '```',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const folds = foldQuote(text);
        let at = 0;
        let joined = '';
        for (const { from, to } of folds) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          joined += text.slice(at, from) + text.slice(from, to);
          at = to;
        }
        expect(joined + text.slice(at)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('EML-3: Nordic and German mail programs’ quotes fold', () => {
    const quotes = [
      'Den mån 3 nov. 2025 kl 10:00 skrev Anna Ahlgren <anna@fjallgren.example>:\n\n> Hej',
      'mån 3 nov. 2025 kl. 10:00 skrev Anna Ahlgren <anna@fjallgren.example>:\n> Hej',
      '-----Ursprungligt meddelande-----\nFrån: Anna\nTill: Karin\nÄmne: Kaffe\n\nHej',
      'Anna Ahlgren <anna@fjallgren.example> kirjoitti 3.11.2025 klo 10.00:\n\n> Hei',
      'Am 03.11.25 um 10:00 schrieb Anna Ahlgren:\n> Hallo',
      '________________________________\nLähettäjä: Anna\nLähetetty: maanantai\nVastaanottaja: Karin\nAihe: Kahvi\n\nHei',
    ];
    for (const quote of quotes) expect(openText(`Tack, det fungerar.\n\n${quote}\n`)).toBe('Tack, det fungerar.');
  });

  it('EML-3: answers written between the quotes stay open', () => {
    const text = '> Vilken modell?\nX200.\n\n> När köpt?\nI mars.\n';
    expect(openText(text)).toContain('X200.');
    expect(openText(text)).toContain('I mars.');
  });

  it('EML-3: a mail that is nothing but a quote is not folded at all', () => {
    expect(foldQuote('> bara citat\n> mer\n')).toEqual([]);
  });

  it('EML-3: a huge quote folds quickly', () => {
    const huge = `Kort svar.\n\nOn Mon, Nov 3, 2025 at 10:00 AM Anna <a@b.example> wrote:\n${'> rad\n'.repeat(100_000)}`;
    const before = performance.now();
    expect(openText(huge)).toBe('Kort svar.');
    expect(foldedFrom(huge)).toBe(11);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
