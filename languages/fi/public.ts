import type { public_ as source } from '#languages/sv/public.ts';
import type { Translation } from '#languages/translation.ts';

export const public_: Translation<typeof source> = {
  privateLink: 'Yksityinen linkki',
  created: 'Asia {{number}} · luotu {{date}}',
  messages: 'Viestit',
  from: '{{name}}, {{site}}',
  you: 'Sinä',
  steps: {
    received: 'Vastaanotettu',
    answered: 'Vastattu',
    after: 'kului {{lasting}}',
    working: 'Hoidamme asiaa',
    waiting: 'Odotamme sinua',
    has: '{{name}} hoitaa asiaasi',
    done: 'Valmis',
    by: 'luvattu viimeistään {{when}}',
  },
  promise: {
    answer: 'Vastaamme sinulle viimeistään {{when}}',
    done: 'ja asia on valmis viimeistään {{when}}.',
    yours: 'Odotamme vastaustasi. Kirjoita alle, niin jatkamme.',
    closed: 'Asia on suljettu.',
  },
  when: {
    today: 'tänään {{time}}',
    yesterday: 'eilen {{time}}',
    byToday: 'tänään {{time}}',
    byTomorrow: 'huomenna {{time}}',
    byDay: '{{day}} klo {{time}}',
  },
  lasting: {
    minutes_one: '{{count}} minuutti',
    minutes_other: '{{count}} minuuttia',
    hours_one: '{{count}} tunti',
    hours_other: '{{count}} tuntia',
    days_one: '{{count}} päivä',
    days_other: '{{count}} päivää',
  },
  composer: {
    label: 'Viestisi',
    more: 'Kirjoita lisää …',
    moreOrAnswer: 'Kirjoita lisää tai vastaa: {{name}} …',
    attach: 'Liitä tiedostoja',
    removeFile: 'Poista {{name}}',
    send: 'Lähetä',
    tooLarge: 'Tiedosto on liian suuri. Se saa olla enintään {{size}} Mt.',
    failed: 'Lähettäminen ei onnistunut juuri nyt. Tekstisi on tallessa, yritä hetken kuluttua uudelleen.',
  },
  solved: {
    title: 'Ratkesiko asia?',
    lead: 'Voit sulkea asian itse. Voit avata sen uudelleen milloin vain.',
    close: 'Sulje asia',
    isClosed: 'Asia on suljettu',
    openLead: 'Eikö asia ratkennutkaan? Avaa se uudelleen, niin jatkamme.',
    reopen: 'Avaa asia uudelleen',
    failed: 'Se ei onnistunut juuri nyt. Yritä hetken kuluttua uudelleen.',
  },
  link: {
    hint: 'Linkin haltija voi lukea asian.',
    renew: 'Vaihda linkki',
    renewed: 'Vanha linkki ei enää toimi. Tallenna tämän sivun osoite.',
  },
  invalid: {
    title: 'Linkki ei toimi',
    lead: 'Se on ehkä vaihdettu. Käytä viimeisimmän sähköpostin linkkiä tai vastaa sähköpostiin.',
  },
  unreachable: {
    title: 'Sivu ei vastaa juuri nyt',
    lead: 'Yritä hetken kuluttua uudelleen. Voit myös vastata sähköpostiin.',
  },
  refusals: {},
};
