import { useTranslation } from 'react-i18next';
import type { Kinship } from '#api/desk/ticket-surgery.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { takeApart } from './use-merge.tsx';

/** Says where a merged ticket's messages are, and takes it apart again (TKT-6). */
export function MergedBanner({ ticketId, number, into }: MergedBannerProps) {
  const { t } = useTranslation('desk');
  const go = useGo();
  return (
    <div className="ban acc instruction">
      <span className="grow">{t('kin.mergedInto', { number: into.number })}</span>
      <Button size="xs" look="pri" onClick={() => go(paths.ticket(into.ticketId))}>
        {t('kin.open', { number: into.number })}
      </Button>
      <Button
        size="xs"
        onClick={() => void takeApart([ticketId]).then(() => toast({ text: t('kin.unmerged', { number }) }))}
      >
        {t('kin.unmerge')}
      </Button>
    </div>
  );
}

interface MergedBannerProps {
  readonly ticketId: string;
  readonly number: string;
  readonly into: NonNullable<Kinship['mergedInto']>;
}
