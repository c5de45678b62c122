import type { trials as source } from '#languages/sv/trials.ts';
import type { Translation } from '#languages/translation.ts';

/** Finnish words of what-if. */
export const trials: Translation<typeof source> = {
  title: 'Entä jos?',
  lead_one:
    'Luonnos kokeiltuna jakson {{count}} tapaukseen silloisilla kalentereilla. Mikään ei muutu ennen kuin julkaiset.',
  lead_other:
    'Luonnos kokeiltuna jakson {{count}} tapaukseen silloisilla kalentereilla. Mikään ei muutu ennen kuin julkaiset.',
  empty:
    'Muuta tavoitetta, sääntöä tai kalenteria. Sitten näet tässä, mitä se olisi merkinnyt, ennen kuin yksikään asiakas saa toisen lupauksen.',
  notTried: 'Luonnosta ei ole vielä kokeiltu.',
  period: 'Jakso',
  try: 'Kokeile luonnosta',
  again: 'Kokeile uudelleen',
  cancel: 'Keskeytä',
  outdated: 'Luonnosta on muutettu kokeilun jälkeen.',
  progress: '{{read}}/{{all}} historiaa luettu',
  cancelled: 'Keskeytetty. Luvut koskevat sitä, mitä ehdittiin lukea.',
  failed: 'Kokeilua ei saatu loppuun. Kokeile uudelleen.',
  published: 'Julkaistu',
  drafted: 'Luonnos',
  keptOf: '{{met}}/{{all}}',
  by: 'Jaottelu',
  dimensions: { department: 'Ryhmä', level: 'Taso', priority: 'Prioriteetti', promise: 'Lupaus', site: 'Palvelupiste' },
  noChange: 'ei muutosta',
  better: '{{points}} yksikköä parempi',
  worse: '{{points}} yksikköä huonompi',
  none: 'Ei mitään',
  gone: 'Poistettu',
  changedHeading: 'Tapaukset, jotka muuttuisivat',
  newlyMissed_one: '{{count}} uusi rikottu',
  newlyMissed_other: '{{count}} uutta rikottua',
  newlyKept_one: '{{count}} pidetty',
  newlyKept_other: '{{count}} pidettyä',
  all_one: 'Katso {{count}} lupaus',
  all_other: 'Kaikki {{count}} lupausta',
  nothingChanges: 'Yksikään jakson lupaus ei saa toista tuomiota.',
  change: {
    all: 'Kaikki',
    'newly-missed': 'Rikottaisiin',
    'newly-kept': 'Pidettäisiin',
    'newly-promised': 'Saavat lupauksen',
    'no-longer-promised': 'Menettävät lupauksen',
    other: 'Muu',
  },
  fate: {
    met: 'pidetty',
    missed: 'rikottu',
    overdue: 'rikottu, yhä avoin',
    cancelled: 'peruttu',
    running: 'käynnissä',
    none: 'ei lupausta',
  },
  why: {
    level: 'Tasoksi tulee {{level}}, ennen {{before}}',
    target: 'Tavoitteeksi tulee {{target}}, ennen {{before}}',
    counting: 'Aika lasketaan toisen kalenterin mukaan tai toisissa tiloissa',
  },
  noLevel: 'ei tasoa',
  noTarget: 'ei tavoitetta',
  page: {
    title: 'Entä jos: lupaukset, jotka muuttuisivat',
    lead: 'Näin tuomiot olisivat menneet, jos luonnos olisi ollut voimassa ensimmäisestä päivästä.',
    back: 'Palvelutasoihin',
    ticket: 'Tapaus',
    department: 'Ryhmä',
    promise: 'Lupaus',
    due: 'Määräaika: nyt ja silloin',
    why: 'Miksi',
    more: 'Näytä lisää',
    filter: 'Näytä',
    empty: 'Yksikään lupaus ei muutu tällä tavalla.',
    gone: 'Kokeilua ei enää ole. Kokeile luonnosta uudelleen.',
  },
  draft: {
    name: 'Luonnoksen nimi',
    defaultName: 'Luonnos {{date}}',
    others: 'Muut luonnokset',
    setAside: 'Pane syrjään',
    tryCalendar: 'Kokeile luonnoksessa',
    tryCalendarHint: 'Katso, mitä kalenteri olisi merkinnyt lupauksille, ennen kuin se on voimassa',
    holds: 'Luonnos muuttaa myös: {{what}}.',
  },
  help: {
    title: 'Entä jos?',
    draft:
      'Kun muutat tasoja, sääntöjä tai tavoitteita ilman sääntöä, muutoksista tulee luonnos, joka säilyy, kunnes julkaiset tai hylkäät sen. Kun julkaiset, kaikki tulee voimaan kerralla.',
    replay:
      'Kun kokeilet luonnosta, jakson jokainen historia luetaan uudelleen: kerran julkaistun mukaan ja kerran kuin luonnos olisi ollut voimassa ensimmäisestä päivästä. Mihin luonnos ei koske, se arvioidaan silloisilla tasoilla ja kalentereilla.',
    rules:
      'Jos luonnos muuttaa sääntöjä, niitä kokeillaan samoina hetkinä kuin silloin, tapaukseen sellaisena kuin se silloin oli. Ihmisen asettama taso ei muutu.',
  },
  refusals: {
    drafts: {
      'not-found': 'Luonnosta ei enää ole. Joku on voinut julkaista tai hylätä sen.',
      stale: 'Joku muu on muuttanut luonnosta. Se on haettu uudelleen.',
    },
    trials: { 'not-found': 'Kokeilua ei enää ole.' },
  },
};
