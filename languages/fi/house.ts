import type { house as source } from '#languages/sv/house.ts';
import type { Translation } from '#languages/translation.ts';

/** Words of the house wing in this language. */
export const house: Translation<typeof source> = {
  refusals: {
    'sign-in': {
      wrong:
        'Väärä sähköposti tai salasana. $t(house:numbers.{{triesLeft}}) jäljellä, sitten odotetaan $t(house:waits.{{minutes}}).',
      wrong_none: 'Väärä sähköposti tai salasana. Odotetaan $t(house:waits.{{minutes}}) ennen seuraavaa yritystä.',
      wait: 'Liian monta yritystä. Odota $t(house:waits.{{minutes}}) ja yritä sitten uudelleen.',
      'code-needed': 'Kirjoita koodi todennussovelluksestasi.',
      'code-wrong': 'Koodi ei täsmää. Odota seuraavaa koodia ja yritä uudelleen.',
      'not-first': 'Ylläpitäjä on jo olemassa. Kirjaudu sen sijaan sisään.',
      'link-spent': 'Linkki ei ole enää voimassa. Pyydä uusi.',
      'no-session': 'Se istunto on jo päättynyt.',
      password:
        'Valitse toinen salasana: vähintään kymmenen merkkiä, ei nimesi tai osoitteesi eikä mitään, mitä moni käyttää.',
    },
    totp: {
      'already-on': 'Kaksivaiheinen kirjautuminen on jo päällä.',
      'not-prepared': 'Aloita alusta: kaksivaiheisen kirjautumisen avain puuttuu.',
    },
    cursor: {
      unreadable: 'Luetteloa ei voi jatkaa siitä. Aloita alusta.',
    },
    profile: {
      'in-person': 'Tämä tehdään selaimessa, ei avaimella.',
      picture: 'Kuvan tulee olla PNG, JPEG, GIF tai WebP ja enintään 200 kt.',
    },
    tokens: {
      'scope-not-held': 'Voit antaa avaimelle vain oikeuksia, jotka sinulla itselläsi on.',
      'already-expired': 'Viimeinen päivä on jo mennyt.',
      'not-found': 'Avainta ei ole.',
    },
    roles: {
      'not-found': 'Roolia ei ole.',
      fixed: 'Ylläpitäjän roolia ei voi muuttaa.',
      'name-taken': 'Sen niminen rooli on jo olemassa.',
      'more-than-own': 'Et voi antaa tai ottaa enempää kuin sinulla itselläsi on.',
      'in-use': 'Rooli on käytössä. Ota se kaikilta ennen kuin poistat sen.',
    },
    users: {
      'not-found': 'Käyttäjää ei ole.',
      'last-administrator': 'Jonkun on voitava hallita käyttäjiä kaikkialla. Anna se oikeus ensin toiselle.',
      self: 'Et voi estää itseäsi.',
      'email-taken': 'Sillä osoitteella on jo käyttäjä.',
      'no-invitation': 'Kutsua ei enää ole.',
    },
    groups: {
      'not-found': 'Ryhmää ei ole.',
      'name-taken': 'Sen niminen ryhmä on jo olemassa.',
    },
    notifications: {
      'not-found': 'Ilmoitusta ei ole.',
    },
  },
  numbers: {
    0: 'Ei yrityksiä',
    1: 'Yksi yritys',
    2: 'Kaksi yritystä',
    3: 'Kolme yritystä',
    4: 'Neljä yritystä',
    5: 'Viisi yritystä',
  },
  waits: {
    1: 'minuutti',
    2: 'kaksi minuuttia',
    3: 'kolme minuuttia',
    4: 'neljä minuuttia',
    5: 'viisi minuuttia',
    6: 'kuusi minuuttia',
    7: 'seitsemän minuuttia',
    8: 'kahdeksan minuuttia',
    9: 'yhdeksän minuuttia',
    10: 'kymmenen minuuttia',
    11: 'yksitoista minuuttia',
    12: 'kaksitoista minuuttia',
    13: 'kolmetoista minuuttia',
    14: 'neljätoista minuuttia',
    15: 'vartti',
  },
  mails: {
    foot: 'Svara lähetti tämän, koska joku organisaatiostanne pyysi sitä tai koska olet halunnut tiedon.',
    invitation: {
      subject: '{{by}} kutsuu sinut Svaraan',
      body: 'Hei {{name}}\n\n{{by}} haluaa, että vastaatte asiakkaille yhdessä Svarassa. Valitse salasana, niin pääset sisään. Linkki on voimassa seitsemän päivää.',
      button: 'Hyväksy kutsu',
    },
    passwordReset: {
      subject: 'Uusi salasana Svaraan',
      body: 'Hei {{name}}\n\nTästä valitset uuden salasanan. Linkki on voimassa tunnin ja toimii kerran.\n\nJos et pyytänyt sitä, sinun ei tarvitse tehdä mitään: salasanasi on ennallaan.',
      button: 'Valitse uusi salasana',
    },
    notice: {
      subject: '{{notice}}',
      body: '{{notice}}',
      button: 'Avaa',
    },
  },
  notices: {
    'promise-warned': '{{number}}: {{promise}} erääntyy {{due}}. {{title}}',
    'promise-missed': '{{number}}: lupaus ({{promise}}) rikkoutui {{due}}. {{title}}',
    'ticket-assigned': '{{by}} antoi sinulle asian {{number}}. {{title}}',
    'ticket-mentioned': '{{by}} mainitsi sinut asiassa {{number}}. {{title}}',
    'mail-failed': '{{number}}: viesti osoitteeseen {{address}} ei mennyt perille. {{title}}',
    'account-failed': 'Sähköpostitili {{address}} ei vastaa: {{reason}}. Yhtään viestiä ei ole kadonnut.',
    other: 'Jotain on tapahtunut. {{title}}',
  },
  promises: {
    'first-answer': 'ensimmäinen vastaus',
    'next-answer': 'seuraava vastaus',
    'first-assign': 'ensimmäinen osoitus',
    'first-resolution': 'ensimmäinen ratkaisu',
    resolution: 'ratkaisu',
    update: 'väliaikatieto',
    'chat-answer': 'vastaus chatissa',
    'call-answer': 'vastaus puheluun',
  },
  roleNames: {
    administrator: 'Ylläpitäjä',
    'team-leader': 'Tiiminvetäjä',
    agent: 'Käsittelijä',
    'service-manager': 'Palveluvastaava',
  },
  rights: {
    'tickets-read': 'Lukea asioita',
    'tickets-answer': 'Vastata asioihin',
    'tickets-assign': 'Jakaa asioita',
    'tickets-delete': 'Poistaa asioita',
    'customers-read': 'Lukea asiakasrekisteriä',
    'customers-edit': 'Muuttaa asiakasrekisteriä',
    'reports-read': 'Lukea raportteja',
    'settings-edit': 'Muuttaa asetuksia',
    'users-manage': 'Hallita käyttäjiä',
    'audit-read': 'Lukea tarkastuslokia',
  },
};
