import type { DemoSiteCode } from './demo-cast.ts';

/** Ticket templates of the demo world (ONB-1, TPL-1); stories name theirs by `name`. */
export interface DemoTemplate {
  readonly site: DemoSiteCode;
  readonly name: string;
  readonly typeId: 'fault' | 'order' | 'other';
  readonly priority: 'low' | 'medium' | 'high' | null;
  readonly tags: readonly string[];
  readonly subject: string;
  readonly bodyText: string;
  readonly instructions: string;
  readonly checklist: readonly string[];
  readonly replyHtml: string;
}

export const demoTemplates: readonly DemoTemplate[] = [
  {
    site: 'FJALLBO',
    name: 'Reklamation',
    typeId: 'fault',
    priority: null,
    tags: ['reklamation'],
    subject: 'Reklamation:',
    bodyText: 'Vara:\nOrdernummer:\nFel:\nKöpt:',
    instructions:
      'Två års garanti på sömmar och dragkedjor. Vi betalar frakten båda vägarna. Lova ingen ny vara innan verkstaden har sett den.',
    checklist: ['Ordernummer eller kvitto', 'Bild på felet', 'Retursedel skickad'],
    replyHtml:
      '<p>Hej {{person.firstName}},</p><p>Det ska den inte göra. Svara gärna med ordernummer och en bild på felet, så skickar vi en retursedel. Frakten betalar vi.</p>',
  },
  {
    site: 'FJALLBO',
    name: 'Retur och byte',
    typeId: 'order',
    priority: 'low',
    tags: ['retur'],
    subject: 'Retur:',
    bodyText: 'Ordernummer:\nVara:\nByte till:',
    instructions: 'Sextio dagars öppet köp om varan är oanvänd.',
    checklist: ['Varan är oanvänd', 'Önskad storlek finns i lager'],
    replyHtml:
      '<p>Hej {{person.firstName}},</p><p>Skicka varan med retursedeln i paketet. Så snart den är registrerad går den nya iväg till dig, utan frakt.</p>',
  },
  {
    site: 'NORRVIK',
    name: 'Strömavbrott',
    typeId: 'fault',
    priority: 'high',
    tags: ['avbrott'],
    subject: 'Strömavbrott:',
    bodyText: 'Adress:\nAnläggnings-id:\nSedan:',
    instructions: 'Se driftinformationen först: är avbrottet känt räcker det att svara med beräknad tid.',
    checklist: ['Driftinformationen läst', 'Huvudsäkring och jordfelsbrytare kontrollerade', 'Montör larmad vid behov'],
    replyHtml:
      '<p>Hej {{person.firstName}},</p><p>Tack för att du hör av dig. Kontrollera gärna att huvudsäkringen och jordfelsbrytaren är på. Vi återkommer så snart vi vet mer.</p>',
  },
];
