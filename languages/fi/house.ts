import type { house as source } from '#languages/sv/house.ts';
import type { Translation } from '#languages/translation.ts';
import { houseEntry } from './house-entry.ts';
import { housePeople } from './house-people.ts';
import { houseEvents } from './house-events.ts';
import { houseRecords } from './house-records.ts';
import { houseSelf } from './house-self.ts';
import { houseStart } from './house-start.ts';

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
    fields: {
      unknown: 'Kenttää {{key}} ei ole.',
      required: 'Täytä {{name}}.',
      'not-found': 'Kenttää ei enää ole.',
      'name-taken': 'Kenttä nimeltä {{name}} on jo olemassa.',
      'no-choices': 'Kirjoita vähintään yksi vaihtoehto.',
      'never-hidden': 'Tilaa ja vastuuhenkilöä ei voi piilottaa.',
      'not-text': '{{name}} on liian pitkä. Tilaa on 4 000 merkille.',
      'not-number': 'Kentän {{name}} arvon on oltava luku.',
      'not-date': 'Kentän {{name}} arvon on oltava päivämäärä, esimerkiksi 2025-10-30.',
      'not-choice': 'Kentän {{name}} arvon on oltava yksi vaihtoehdoista.',
      'not-checkbox': 'Kentän {{name}} arvon on oltava kyllä tai ei.',
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
    'ticket-assigned': '{{by}} antoi sinulle pyynnön {{number}}. {{title}}',
    'ticket-mentioned': '{{by}} mainitsi sinut asiassa {{number}}. {{title}}',
    'mail-failed': '{{number}}: viesti osoitteeseen {{address}} ei mennyt perille. {{title}}',
    'account-failed':
      'Sähköpostitili {{address}} ei vastaa: $t(channels:email.trouble.{{reason}}). Yhtään viestiä ei ole kadonnut.',
    'account-recovered': 'Sähköpostitili {{address}} vastaa jälleen. Odottaneet viestit haetaan nyt.',
    'feed-failed':
      'Kalenteria {{name}}, jota {{calendar}} seuraa, ei voi lukea: $t(time:feeds.faults.{{reason}}). Aiemmin luettu on yhä voimassa.',
    'feed-recovered': 'Kalenterin {{name}}, jota {{calendar}} seuraa, voi taas lukea.',
    'report-failed': 'Raporttia {{title}} ei voitu lähettää. Raporttikeskus kertoo syyn.',
    'report-stopped': 'Raportin {{title}} lähetys on pysähtynyt. Raporttikeskus kertoo syyn.',
    'filter-alarm': 'Hälytys suodattimesta {{filter}}: {{number}} {{title}}. {{text}}',
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
  bell: {
    title: 'Ilmoitukset',
    unread_one: 'Ilmoitukset, {{count}} lukematta',
    unread_other: 'Ilmoitukset, {{count}} lukematta',
    readAll: 'Merkitse kaikki luetuiksi',
    none: 'Ei uutta',
    noneHint: 'Tässä näkyvät lupauksia koskevat varoitukset ja kollegoiden viestit.',
    new: 'lukematta',
  },
  help: {
    title: 'Käyttäjät, kirjautuminen ja alkuun pääsy',
    start:
      'Alkuun näyttää, mitä tarvitaan ennen kuin voitte luvata vastata ajoissa. Varoituskolmiolla merkityt rivit ovat pakollisia. Esimerkkimaailma ladataan ja poistetaan yhdellä painalluksella; itse tekemänne säilyy.',
    users:
      'Kutsu kollegat sähköpostilla. Jos viesti ei mene perille, voit antaa linkin itse, se on voimassa seitsemän päivää. Rooli pätee kaikkialla tai valituissa palvelupisteissä, eikä kukaan voi antaa enempää kuin hänellä itsellään on.',
    blocking: 'Estetty kirjataan ulos kaikkialta, ja hänen API-avaimensa lakkaavat toimimasta. Historia säilyy.',
    groups: 'Ryhmä on myös osasto, jolle pyyntö kuuluu. Lupauksia koskevat varoitukset voi lähettää ryhmälle.',
    signIn:
      'Viisi väärää yritystä on vapaita, sitten odotetaan minuutti ja sen jälkeen pidempään. Kaksivaiheisen kirjautumisen otat käyttöön profiilissasi; säilytä varakoodit. Siellä päätät myös istunnot.',
    tokens: 'API-avain saa tehdä sen, minkä valitset, ei koskaan enempää kuin sinä. Se näytetään kerran.',
    audit: 'Tarkastusloki näyttää, kuka teki mitä, milloin ja mistä, mitä se koski ja mitä oli ennen ja jälkeen.',
  },
  ...houseEntry,
  ...housePeople,
  ...houseEvents,
  ...houseRecords,
  ...houseSelf,
  ...houseStart,
};
