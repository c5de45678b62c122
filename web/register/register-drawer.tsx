import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';

/** The drawer in which somebody or something of the register is written: its fields, what went wrong, cancel and save (CRM-1, SIT-1). */
export function RegisterDrawer({ title, size = 440, busy, error, onSubmit, onClose, children }: RegisterDrawerProps) {
  const { t } = useTranslation('kit');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': t('parts.close') }}
    >
      <form
        className="col registerform"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {error ? <ErrorState error={error} /> : null}
        <div className="row registerform-foot">
          <Button onClick={onClose}>{t('parts.cancel')}</Button>
          <Button look="pri" type="submit" busy={busy}>
            {t('parts.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

interface RegisterDrawerProps {
  readonly title: string;
  readonly size?: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
