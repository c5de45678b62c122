import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from './keys.tsx';
import { setSingleKeys, singleKeysAreOn } from './key-settings.ts';
import { type KeyBinding, keysInForce, useKeys } from './use-keys.ts';

/** The `?` sheet: every key that works in the present view, and the switch that turns single letters off. */
export function KeySheet() {
  const { t } = useTranslation('kit');
  const [shown, setShown] = useState<readonly KeyBinding[]>();
  const [on, setOn] = useState(singleKeysAreOn);
  useKeys([{ keys: '?', label: t('keys.sheet'), group: t('keys.everywhere'), run: () => setShown(keysInForce()) }]);
  const groups = Map.groupBy(shown ?? [], (binding) => binding.group ?? t('keys.here'));
  return (
    <Modal
      opened={shown !== undefined}
      onClose={() => setShown(undefined)}
      title={t('keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('parts.close') }}
    >
      <div className="keysheet">
        {[...groups].map(([group, bindings]) => (
          <section key={group}>
            <h3 className="eyebrow">{group}</h3>
            <dl>
              {bindings.map((binding) => (
                <div key={`${binding.keys}`}>
                  <dt>{binding.label}</dt>
                  <dd>
                    <Keys of={typeof binding.keys === 'string' ? binding.keys : (binding.keys[0] ?? '')} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <hr />
      <Switch
        mt="md"
        checked={on}
        label={t('keys.single')}
        description={t('keys.singleHint')}
        onChange={(event) => {
          setOn(event.currentTarget.checked);
          setSingleKeys(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
