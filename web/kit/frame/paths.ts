/** Every address of the web in one place; links are made only here. */
export const paths = {
  home: () => '/',
  tickets: (search: TicketsSearch = {}) => `/tickets${tail(search)}`,
  ticket: (ticketId: string) => `/tickets/${ticketId}`,
  people: () => '/customers',
  person: (personId: string) => `/customers/people/${personId}`,
  companies: () => '/customers/companies',
  company: (companyId: string) => `/customers/companies/${companyId}`,
  reports: () => '/reports',
  compliance: () => '/reports/compliance',
  promiseLog: () => '/reports/log',
  outlook: () => '/reports/outlook',
  slaOverview: () => '/reports/overview',
  agreements: () => '/reports/agreements',
  agreement: (agreementId: string, month?: string) => `/reports/agreements/${agreementId}${tail({ month })}`,
  ranking: (search: { readonly by?: string; readonly month?: string } = {}) => `/reports/ranking${tail(search)}`,
  reportSubscriptions: () => '/reports/subscriptions',
  /** The archive of sent reports; of one subscription when it is named. */
  reportArchive: (subscription?: string) => `/reports/archive${tail({ subscription })}`,
  /** The promises a trial of a draft would change. */
  trial: (trialId: string) => `/what-if/${trialId}`,
  profile: () => '/me',
  /** A page of the control panel by its own name: `settings('calendars')`. */
  settings: (page = 'start') => `/settings/${page}`,
  help: (topic = 'start') => `/help/${topic}`,
  signIn: (returnTo?: string) => `/sign-in${tail({ to: returnTo })}`,
  invitation: (token: string) => `/invitation${tail({ token })}`,
  newPassword: (token: string) => `/new-password${tail({ token })}`,
} as const;

/** What the list of tickets is asked for, kept in the address so that it can be sent to a colleague. */
export interface TicketsSearch {
  readonly view?: string | undefined;
  readonly site?: string | undefined;
  readonly owner?: string | undefined;
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly type?: string | undefined;
  readonly tag?: string | undefined;
  readonly group?: string | undefined;
  readonly text?: string | undefined;
  readonly sort?: string | undefined;
  /** The own field that is sorted by. */
  readonly sortField?: string | undefined;
  /** `asc` or `desc`, where it is not the usual way of the order. */
  readonly way?: string | undefined;
  /** What own fields hold, as the API asks for it. */
  readonly own?: string | undefined;
  /** The name of the saved search this is. */
  readonly named?: string | undefined;
}

function tail(search: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
