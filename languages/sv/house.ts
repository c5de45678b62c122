import { houseEntry } from './house-entry.ts';
import { housePeople } from './house-people.ts';
import { houseEvents } from './house-events.ts';
import { houseRecords } from './house-records.ts';
import { houseSelf } from './house-self.ts';
import { houseStart } from './house-start.ts';

/** Swedish words of the house wing; the source of the other languages. */
export const house = {
  refusals: {
    'sign-in': {
      wrong:
        'Fel e-post eller lösenord. $t(house:numbers.{{triesLeft}}) försök kvar, sedan väntar vi $t(house:waits.{{minutes}}).',
      wrong_none: 'Fel e-post eller lösenord. Vi väntar $t(house:waits.{{minutes}}) innan nästa försök.',
      wait: 'För många försök. Vänta $t(house:waits.{{minutes}}) och försök sedan igen.',
      'code-needed': 'Skriv koden från din autentiseringsapp.',
      'code-wrong': 'Koden stämmer inte. Vänta på nästa kod och försök igen.',
      'not-first': 'Det finns redan en administratör. Logga in i stället.',
      'link-spent': 'Länken gäller inte längre. Be om en ny.',
      'no-session': 'Den inloggningen är redan avslutad.',
      password:
        'Välj ett annat lösenord: minst tio tecken, inte ditt namn eller din adress och inget som många använder.',
    },
    totp: {
      'already-on': 'Tvåstegsinloggning är redan på.',
      'not-prepared': 'Börja om: hemligheten för tvåstegsinloggning saknas.',
    },
    cursor: {
      unreadable: 'Sidan kunde inte läsas vidare. Börja om från början.',
    },
    profile: {
      'in-person': 'Det här görs i webbläsaren, inte med en nyckel.',
      picture: 'Bilden ska vara PNG, JPEG, GIF eller WebP och högst 200 kB.',
    },
    tokens: {
      'scope-not-held': 'Du kan bara ge en nyckel rättigheter som du själv har.',
      'already-expired': 'Sista dagen har redan varit.',
      'not-found': 'Nyckeln finns inte.',
    },
    roles: {
      'not-found': 'Rollen finns inte.',
      fixed: 'Administratörens roll kan inte ändras.',
      'name-taken': 'Det finns redan en roll som heter så.',
      'more-than-own': 'Du kan inte ge eller ta bort mer än du själv har rätt till.',
      'in-use': 'Rollen används. Ta den från alla innan du tar bort den.',
    },
    users: {
      'not-found': 'Användaren finns inte.',
      'last-administrator': 'Minst en måste kunna hantera användare överallt. Ge någon annan den rätten först.',
      self: 'Du kan inte spärra dig själv.',
      'email-taken': 'Det finns redan en användare med den adressen.',
      'no-invitation': 'Inbjudan finns inte längre.',
    },
    groups: {
      'not-found': 'Gruppen finns inte.',
      'name-taken': 'Det finns redan en grupp som heter så.',
    },
    fields: {
      unknown: 'Det finns inget fält som heter {{key}}.',
      required: 'Fyll i {{name}}.',
      'not-found': 'Fältet finns inte längre.',
      'name-taken': 'Det finns redan ett fält som heter {{name}}.',
      'no-choices': 'Skriv minst ett val att välja på.',
      'never-hidden': 'Status och ansvarig kan inte döljas.',
      'not-text': '{{name}} är för långt. Högst 4 000 tecken får plats.',
      'not-number': '{{name}} ska vara ett tal.',
      'not-date': '{{name}} ska vara ett datum, till exempel 2025-10-30.',
      'not-choice': '{{name}} ska vara ett av valen.',
      'not-checkbox': '{{name}} ska vara ja eller nej.',
    },
    notifications: {
      'not-found': 'Aviseringen finns inte.',
    },
  },
  numbers: {
    0: 'Inga',
    1: 'Ett',
    2: 'Två',
    3: 'Tre',
    4: 'Fyra',
    5: 'Fem',
  },
  waits: {
    1: 'en minut',
    2: 'två minuter',
    3: 'tre minuter',
    4: 'fyra minuter',
    5: 'fem minuter',
    6: 'sex minuter',
    7: 'sju minuter',
    8: 'åtta minuter',
    9: 'nio minuter',
    10: 'tio minuter',
    11: 'elva minuter',
    12: 'tolv minuter',
    13: 'tretton minuter',
    14: 'fjorton minuter',
    15: 'en kvart',
  },
  mails: {
    foot: 'Svara skickade detta för att någon hos er bad om det eller för att du valt att få veta.',
    invitation: {
      subject: '{{by}} bjuder in dig till Svara',
      body: 'Hej {{name}}\n\n{{by}} vill att du ska svara kunder tillsammans med dem i Svara. Välj ett lösenord, så är du inne. Länken gäller i sju dagar.',
      button: 'Tacka ja',
    },
    passwordReset: {
      subject: 'Nytt lösenord till Svara',
      body: 'Hej {{name}}\n\nHär väljer du ett nytt lösenord. Länken gäller i en timme och fungerar en gång.\n\nHar du inte bett om det behöver du inte göra något: ditt lösenord är oförändrat.',
      button: 'Välj nytt lösenord',
    },
    notice: {
      subject: '{{notice}}',
      body: '{{notice}}',
      button: 'Öppna',
    },
  },
  notices: {
    'promise-warned': '{{number}}: {{promise}} ska vara klart {{due}}. {{title}}',
    'promise-missed': '{{number}}: löftet om {{promise}} bröts {{due}}. {{title}}',
    'ticket-assigned': '{{by}} gav dig {{number}}. {{title}}',
    'ticket-mentioned': '{{by}} nämnde dig i {{number}}. {{title}}',
    'mail-failed': '{{number}}: mejlet till {{address}} kom inte fram. {{title}}',
    'account-failed':
      'E-postkontot {{address}} svarar inte: $t(channels:email.trouble.{{reason}}). Inga mejl har gått förlorade.',
    'account-recovered': 'E-postkontot {{address}} svarar igen. Det som väntade hämtas nu.',
    'feed-failed':
      'Kalendern {{name}}, som {{calendar}} följer, går inte att läsa: $t(time:feeds.faults.{{reason}}). Det som lästs förut gäller fortfarande.',
    'feed-recovered': 'Kalendern {{name}}, som {{calendar}} följer, går att läsa igen.',
    'report-failed': 'Rapporten {{title}} kunde inte skickas. Rapportcentret säger varför.',
    'report-stopped': 'Utskicket av {{title}} har stoppats. Rapportcentret säger varför.',
    'filter-alarm': 'Larm från filtret {{filter}}: {{number}} {{title}}. {{text}}',
    other: 'Något har hänt. {{title}}',
  },
  promises: {
    'first-answer': 'första svar',
    'next-answer': 'nästa svar',
    'first-assign': 'första tilldelning',
    'first-resolution': 'första lösning',
    resolution: 'lösning',
    update: 'lägesrapport',
    'chat-answer': 'chattsvar',
    'call-answer': 'samtalssvar',
  },
  bell: {
    title: 'Aviseringar',
    unread_one: 'Aviseringar, {{count}} oläst',
    unread_other: 'Aviseringar, {{count}} olästa',
    readAll: 'Markera alla som lästa',
    none: 'Inget nytt',
    noneHint: 'Här syns varningar om löften och det kollegor vill dig.',
    new: 'oläst',
  },
  help: {
    title: 'Användare, inloggning och att komma igång',
    start:
      'Kom igång visar vad som krävs innan ni kan lova svar i tid. Rader med varningstriangel är obligatoriska. Exempeldata läggs in och tas bort med ett tryck; det ni själva gör finns kvar.',
    users:
      'Bjud in kollegor med mejl. Går mejlet inte fram kan du lämna över länken själv, den gäller i sju dagar. En roll gäller överallt eller på valda svarsställen, och ingen kan ge mer än den själv har.',
    blocking: 'Den som spärras loggas ut överallt och dess API-nycklar slutar fungera. Historiken finns kvar.',
    groups: 'En grupp är också den avdelning som ett ärende hör till. Varningar om löften kan skickas till en grupp.',
    signIn:
      'Fem felaktiga försök är fria, sedan väntar vi en minut och därefter längre. Tvåstegsinloggning slår du på i din profil; spara reservkoderna. Där avslutar du också inloggningar.',
    tokens: 'En API-nyckel får göra det du väljer, aldrig mer än du själv får. Den visas en gång.',
    audit:
      'Granskningsloggen visar vem som gjorde vad, när och varifrån, vad det gällde och vad som stod före och efter.',
  },
  ...houseEntry,
  ...housePeople,
  ...houseEvents,
  ...houseRecords,
  ...houseSelf,
  ...houseStart,
} as const;
