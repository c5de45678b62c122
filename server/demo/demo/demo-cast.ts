/** Sites of the demo world, each with its groups and agents (ONB-1). */
export const demoSites = [
  {
    code: 'FJALLBO',
    name: 'Fjällbo Utrustning',
    prefix: 'FJ',
    firstNumber: 20338,
    colour: '#12637A',
    senderName: 'Fjällbo kundservice',
    greeting: 'Hej {förnamn},',
    signatureHtml: '<p>Vänliga hälsningar<br>{agent}<br>Fjällbo Utrustning</p>',
    instruction: 'Butik och webb för friluftsliv. Frakt inom Norden, retur i 60 dagar.',
    groups: ['Kundtjänst', 'Lager'],
    agents: ['Elin Sandström', 'Johan Bergvall', 'Amina Yusuf'],
  },
  {
    code: 'NORRVIK',
    name: 'Norrvik Energi',
    prefix: 'NE',
    firstNumber: 7112,
    colour: '#41721F',
    senderName: 'Norrvik Energi',
    greeting: 'Hej {förnamn},',
    signatureHtml: '<p>Med vänlig hälsning<br>{agent}<br>Norrvik Energi</p>',
    instruction: 'El och fjärrvärme. Vid strömavbrott: se driftinformationen först.',
    groups: ['Kundcenter', 'Felanmälan'],
    agents: ['Mikko Laine', 'Sara Lindqvist'],
  },
  {
    code: 'LINDHOLM',
    name: 'Lindholms Bygg',
    prefix: 'LB',
    firstNumber: 1504,
    colour: '#8F5100',
    senderName: 'Lindholms Bygg',
    greeting: 'Hej {förnamn},',
    signatureHtml: '<p>Hälsningar<br>{agent}<br>Lindholms Bygg</p>',
    instruction: 'Byggservice åt bostadsrättsföreningar. Akut vattenskada: ring jouren.',
    groups: ['Service'],
    agents: ['Karin Holm', 'Petter Ågren'],
  },
] as const;

/** Customers of the demo world: company, the humans there, and the site they write to. */
export const demoCompanies = [
  {
    name: 'Kaffebolaget i Östersund',
    domain: 'kaffebolaget.example',
    site: 'FJALLBO',
    people: ['Camilla Strand', 'Omar Haddad'],
  },
  {
    name: 'Åre Fjällguider',
    domain: 'arefjallguider.example',
    site: 'FJALLBO',
    people: ['Ann-Kristin Larsdotter-Bäckman'],
  },
  { name: 'Lapin Retket', domain: 'lapinretket.example', site: 'FJALLBO', people: ['Päivi Nieminen'] },
  {
    name: 'Brf Strandvägen 14',
    domain: 'strandvagen14.example',
    site: 'LINDHOLM',
    people: ['Göran Wikström', 'Ulla Persson'],
  },
  { name: 'Brf Tallbacken', domain: 'tallbacken.example', site: 'LINDHOLM', people: ['Nils Åkerlund'] },
  { name: 'Norrviks kommun', domain: 'norrvik.example', site: 'NORRVIK', people: ['Helena Forsberg', 'Ivan Petrović'] },
  { name: 'Bageri Björken', domain: 'bjorken.example', site: 'NORRVIK', people: ['Lotta Björk'] },
  { name: 'Bergmann Outdoor GmbH', domain: 'bergmann-outdoor.example', site: 'FJALLBO', people: ['Jürgen Bergmann'] },
] as const;

/** The code of a demo site. */
export type DemoSiteCode = (typeof demoSites)[number]['code'];

/** A mail address made of a name: `Ann-Kristin Larsdotter` at a domain. */
export function addressOf(name: string, domain: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z ]/gu, '');
  return `${plain.replaceAll(/ +/gu, '.')}@${domain}`;
}
