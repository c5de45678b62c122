import type { platform as source } from '#languages/sv/platform.ts';
import type { Translation } from '#languages/translation.ts';

export const platform: Translation<typeof source> = {
  refusals: {
    access: {
      'sign-in-needed': 'Kirjaudu sisään. Kirjoittamasi teksti on tallessa.',
      'right-missing': 'Sinulta puuttuu oikeus {{right}}. Ylläpitäjä voi antaa sen.',
      'foreign-page': 'Pyyntö tuli toiselta sivustolta, eikä sitä toteutettu.',
    },
    request: {
      unreadable: 'Pyyntöä ei voitu lukea.',
      invalid: 'Pyynnössä on jotain, mitä ei voi käyttää: {{fields}}.',
      'unknown-address': 'Tässä osoitteessa ei ole mitään.',
      'too-large': 'Tiedosto tai teksti on liian suuri.',
      'wrong-type': 'Tätä tiedostotyyppiä tai muotoa ei oteta tässä vastaan.',
      'too-many': 'Liian monta yritystä lyhyessä ajassa. Odota minuutti ja yritä uudelleen.',
      'key-used-for-another': 'Avainta {{key}} on jo käytetty toiseen pyyntöön. Käytä uutta.',
    },
    server: {
      failed:
        'Meillä meni jokin pieleen. Mitään kirjoittamaasi ei ole kadonnut. Yritä uudelleen tai mainitse {{requestId}} Svaran ylläpitäjälle.',
      'database-silent': 'Tietokanta ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.',
    },
  },
};
