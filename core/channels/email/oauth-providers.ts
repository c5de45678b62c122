/** Who gives out the tokens of a mail account (EML-1). */
export const oauthProviders = ['microsoft', 'google', 'other'] as const;
export type OauthProvider = (typeof oauthProviders)[number];

/** What is known of a provider before anybody has typed anything. */
export interface OauthPreset {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
  /** What makes this provider give a refresh token at all. */
  readonly extras: Readonly<Record<string, string>>;
  readonly imap: { readonly host: string; readonly port: number };
  readonly pop3: { readonly host: string; readonly port: number };
  readonly smtp: { readonly host: string; readonly port: number; readonly security: 'tls' | 'starttls' };
}

/** The two providers whose addresses everybody would otherwise have to look up (EML-1), as they document them. */
export const oauthPresets: Readonly<Record<Exclude<OauthProvider, 'other'>, OauthPreset>> = {
  microsoft: {
    authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope:
      'offline_access https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/POP.AccessAsUser.All https://outlook.office.com/SMTP.Send',
    extras: {},
    imap: { host: 'outlook.office365.com', port: 993 },
    pop3: { host: 'outlook.office365.com', port: 995 },
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
  },
  google: {
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
    // Without these Google gives a refresh token only the very first time.
    extras: { access_type: 'offline', prompt: 'consent' },
    imap: { host: 'imap.gmail.com', port: 993 },
    pop3: { host: 'pop.gmail.com', port: 995 },
    smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
  },
};
