import { Checkbox } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportEverything } from '#api/portability/everything.ts';
import { rights } from '#core/platform/right.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { addressOf } from '#web/kit/wire/call.ts';

/** Everything this Svara holds, as one archive to download (API-2); for whoever may everything. */
export function ExportCard() {
  const { t } = useTranslation('portability');
  const me = useMe();
  const [secrets, setSecrets] = useState(false);
  const may = rights.every((right) => mayDo(me, right));
  const href = addressOf(exportEverything, { query: { secrets: secrets ? 'true' : 'false' } });
  return (
    <Section title={t('everything.title')} hint={t('everything.hint')}>
      <div className="row wrap import-acts">
        <Checkbox
          label={t('everything.secrets')}
          description={t('everything.secretsHint')}
          checked={secrets}
          disabled={!may}
          onChange={(event) => setSecrets(event.currentTarget.checked)}
        />
        <span className="grow" />
        {may ? (
          <a className="btn" href={href} download>
            <Download size={15} aria-hidden /> {t('everything.download')}
          </a>
        ) : (
          <Button because={t('everything.notAllowed')} icon={<Download size={15} aria-hidden />}>
            {t('everything.download')}
          </Button>
        )}
      </div>
    </Section>
  );
}
