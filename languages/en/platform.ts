import type { platform as source } from '#languages/sv/platform.ts';
import type { Translation } from '#languages/translation.ts';

export const platform: Translation<typeof source> = {
  refusals: {
    access: {
      'sign-in-needed': 'You need to sign in. What you have written is kept.',
      'right-missing': 'You do not have the right {{right}}. An administrator can give it.',
      'foreign-page': 'The request came from another website and was not carried out.',
    },
    request: {
      unreadable: 'The request could not be read.',
      invalid: 'Something in the request cannot be used: {{fields}}.',
      'unknown-address': 'There is nothing at that address.',
      'too-large': 'The file or text is too large.',
      'wrong-type': 'That file type or format is not accepted here.',
      'too-many': 'Too many tries in a short time. Wait a minute and try again.',
      'key-used-for-another': 'The key {{key}} has already been used for another request. Use a new one.',
    },
    server: {
      failed:
        'Something went wrong on our side. Nothing you wrote is lost. Try again, or mention {{requestId}} to whoever runs Svara.',
      'database-silent': 'The database does not answer right now. Try again in a moment.',
    },
  },
};
