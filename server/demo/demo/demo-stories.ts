import type { DemoSiteCode } from './demo-cast.ts';

/** What customers write in the demo world, and what is answered; told anew with other people and days (ONB-1). */
export interface DemoStory {
  readonly site: DemoSiteCode;
  readonly subject: string;
  readonly text: string;
  readonly answer: string;
  readonly more?: string;
  /** Who writes it, when only one of the customers would. */
  readonly by?: string;
  readonly typeId: 'fault' | 'order' | 'other';
  readonly priority: 'low' | 'medium' | 'high';
  readonly tags: readonly string[];
  /** The template its ticket has, by name. */
  readonly template?: string;
}

export const demoStories: readonly DemoStory[] = [
  {
    site: 'FJALLBO',
    subject: 'Beställning 88213 saknas i leveransen',
    text: 'Hej!\n\nVi fick tolv kartonger i dag men inte den med stormköken. Det är bråttom, gruppen går på lördag.',
    answer: 'Jag har hittat kartongen på terminalen i Sundsvall. Den kommer med budet i morgon före tolv.',
    more: 'Tack, då hinner vi. Kan ni be dem ringa innan?',
    typeId: 'order',
    priority: 'high',
    tags: ['leverans'],
  },
  {
    site: 'FJALLBO',
    subject: 'Byta storlek på skaljacka',
    text: 'Hej, jag beställde Vindfälle i M men den är för trång över axlarna. Går det att byta till L?',
    answer: 'Ja, skicka den med retursedeln i paketet. Så snart den är registrerad går L iväg till dig, utan frakt.',
    typeId: 'order',
    priority: 'medium',
    tags: ['retur'],
    template: 'Retur och byte',
  },
  {
    site: 'FJALLBO',
    subject: 'Reklamation: dragkedja på tält',
    text: 'Dragkedjan i innertältet gick sönder andra natten. Köpt i maj, kvitto bifogas inte men jag har ordernummer 81177.',
    answer:
      'Det ska den inte göra. Skicka in innertältet så syr vi i en ny dragkedja, vi betalar frakten båda vägarna.',
    more: 'Hur lång tid tar det? Vi ska ut igen om tre veckor.',
    typeId: 'fault',
    priority: 'medium',
    tags: ['reklamation', 'tält'],
    template: 'Reklamation',
  },
  {
    site: 'FJALLBO',
    subject: 'Lieferung nach Kiruna verzögert',
    by: 'Jürgen Bergmann',
    text: 'Guten Tag,\n\ndie Lieferung für unser Basislager sollte gestern ankommen. Können Sie sagen, wo sie ist?',
    answer:
      'Guten Tag, die Sendung steht in Luleå und wird morgen vormittag zugestellt. Es tut mir leid, dass wir uns nicht früher gemeldet haben.',
    more: 'Vielen Dank. Bitte rufen Sie vor der Zustellung an.',
    typeId: 'order',
    priority: 'high',
    tags: ['leverans', 'de'],
  },
  {
    site: 'FJALLBO',
    subject: 'Tarjous 30 makuupussista',
    by: 'Päivi Nieminen',
    text: 'Hei, tarvitsemme 30 makuupussia tammikuuksi. Saisimmeko tarjouksen?',
    answer: 'Hei, liitteenä tarjous. Voimme toimittaa viikolla 2.',
    more: 'Kiitos! Saisimmeko toimituksen suoraan Rovaniemelle?',
    typeId: 'order',
    priority: 'low',
    tags: ['offert', 'fi'],
  },
  {
    site: 'FJALLBO',
    subject: 'Faktura 5521 har fel adress',
    text: 'Fakturan är ställd till vår gamla adress. Kan ni skicka en ny?',
    answer: 'En ny faktura med rätt adress är skickad nu. Den gamla kan ni kasta.',
    typeId: 'other',
    priority: 'low',
    tags: ['faktura'],
  },
  {
    site: 'FJALLBO',
    subject: 'Hur impregnerar jag bomullsanoraken?',
    text: 'Hej! Vilket medel rekommenderar ni, och hur ofta?',
    answer:
      'Tvätta först, vaxa sedan när den är torr och ljummen. En gång per säsong räcker om du inte är ute varje vecka.',
    typeId: 'other',
    priority: 'low',
    tags: ['råd'],
  },
  {
    site: 'NORRVIK',
    subject: 'Strömmen borta på Skolgatan',
    text: 'Sedan tio i nio är det mörkt hos oss och grannen. När är den tillbaka?',
    answer:
      'Ett grävlag har skadat en kabel vid Skolgatan 8. Montörer är på plats och vi räknar med ström före klockan tolv.',
    more: 'Tack. Frysen klarar sig nog tills dess.',
    typeId: 'fault',
    priority: 'high',
    tags: ['avbrott'],
  },
  {
    site: 'NORRVIK',
    subject: 'Elräkningen är dubbelt så hög',
    text: 'Hej, min räkning för oktober är 2 840 kr mot 1 390 kr i fjol. Kan mätaren ha gått fel?',
    answer:
      'Mätaren är avläst på distans och stämmer. Skillnaden är att september lästes av för lågt, det har rättats i oktober. Ni kan dela upp betalningen om ni vill.',
    typeId: 'other',
    priority: 'medium',
    tags: ['faktura'],
  },
  {
    site: 'NORRVIK',
    subject: 'Flytta in 1 december',
    text: 'Vi flyttar in på Älvgatan 3 den första december och behöver elavtal.',
    answer: 'Välkomna. Jag har skickat avtalet för signering, det gäller från den 1 december klockan 00.',
    typeId: 'order',
    priority: 'medium',
    tags: ['avtal'],
  },
  {
    site: 'NORRVIK',
    subject: 'Fjärrvärmen blir inte varm på kvällen',
    text: 'Elementen är ljumma efter klockan åtta på kvällarna. Det är 17 grader i lokalen.',
    answer: 'En tekniker kommer i morgon mellan 9 och 11 och ser på växlaren.',
    more: 'Teknikern var här, men det är lika kallt i kväll.',
    typeId: 'fault',
    priority: 'high',
    tags: ['fjärrvärme'],
  },
  {
    site: 'NORRVIK',
    subject: 'Ladda elbil hemma, vilken säkring?',
    text: 'Behöver jag större huvudsäkring än 16 A för en laddbox på 11 kW?',
    answer:
      'Med lastbalansering räcker 20 A för de flesta villor. Be er elektriker göra en föranmälan så säger vi till hur det blir hos er.',
    typeId: 'other',
    priority: 'low',
    tags: ['råd'],
  },
  {
    site: 'LINDHOLM',
    subject: 'Vattenfläck i taket, plan 3',
    text: 'I trapphuset på plan 3 har en fläck vuxit sedan i fredags. Den är fuktig nu.',
    answer: 'Petter kommer i dag före fyra med fuktmätare. Ställ gärna undan barnvagnarna under fläcken.',
    more: 'Han var här. När får vi besked om taket?',
    typeId: 'fault',
    priority: 'high',
    tags: ['vatten'],
  },
  {
    site: 'LINDHOLM',
    subject: 'Offert på omfogning av fasad',
    text: 'Styrelsen vill ha en offert på fasaden mot gården, ungefär 240 kvadratmeter.',
    answer: 'Tack för förfrågan. Vi kommer och mäter på torsdag och skickar offerten veckan efter.',
    typeId: 'order',
    priority: 'low',
    tags: ['offert'],
  },
  {
    site: 'LINDHOLM',
    subject: 'Porten går inte igen',
    text: 'Dörrstängaren i port B har tappat kraften, porten står öppen på nätterna.',
    answer: 'Ny dörrstängare är beställd och monteras på onsdag. Till dess har vi satt en tillfällig fjäder.',
    typeId: 'fault',
    priority: 'medium',
    tags: ['dörr'],
  },
  {
    site: 'LINDHOLM',
    subject: 'Nycklar till nya hyresgäster',
    text: 'Vi behöver fyra nycklar till lokalen på bottenvåningen, senast den 28:e.',
    answer: 'De ligger klara hos oss från i morgon. Ta med legitimation.',
    typeId: 'order',
    priority: 'low',
    tags: ['nycklar'],
  },
];
