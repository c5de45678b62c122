/** Swedish words of the platform: what any request can be told; the source of the other languages. */
export const platform = {
  refusals: {
    access: {
      'sign-in-needed': 'Du behöver logga in. Det du har skrivit ligger kvar.',
      'right-missing': 'Du saknar rättigheten {{right}}. En administratör kan ge den.',
      'foreign-page': 'Förfrågan kom från en annan webbplats och utfördes inte.',
    },
    request: {
      unreadable: 'Förfrågan gick inte att läsa.',
      invalid: 'Något i förfrågan går inte att använda: {{fields}}.',
      'unknown-address': 'Det finns inget på den adressen.',
      'too-large': 'Filen eller texten är för stor.',
      'wrong-type': 'Filtypen eller formatet tas inte emot här.',
      'too-many': 'För många försök på kort tid. Vänta en minut och försök igen.',
      'key-used-for-another': 'Nyckeln {{key}} har redan använts för en annan förfrågan. Använd en ny.',
    },
    server: {
      failed:
        'Något gick fel hos oss. Inget du skrivit har gått förlorat. Försök igen, eller nämn {{requestId}} för den som sköter Svara.',
      'database-silent': 'Databasen svarar inte just nu. Försök igen om en stund.',
    },
  },
} as const;
