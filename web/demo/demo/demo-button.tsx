import { useQueryClient } from '@tanstack/react-query';
import { FlaskConical, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DemoState, loadDemo, readDemo, removeDemo } from '#api/demo/demo.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';

/** Loads the demo world, or removes it and nothing else, by one press (ONB-1). */
export function DemoButton() {
  const { t } = useTranslation('demo');
  const state = useDemo();
  const load = useCall(loadDemo, { refresh: [readDemo] });
  const remove = useCall(removeDemo, { refresh: [readDemo] });
  if (!state) return null;
  const busy = isUnderWay(state) || load.isPending || remove.isPending;
  if (state.state === 'loaded' || state.state === 'removing')
    return (
      <Button icon={<Trash2 size={15} aria-hidden />} busy={busy} onClick={() => remove.mutate({})}>
        {t('remove')}
      </Button>
    );
  return (
    <Button icon={<FlaskConical size={15} aria-hidden />} busy={busy} onClick={() => load.mutate({})}>
      {t('load')}
    </Button>
  );
}

/** How far loading or removing has come, and what went wrong if something did. */
export function DemoProgress() {
  const { t } = useTranslation('demo');
  const client = useQueryClient();
  const state = useDemo();
  const before = useRef<DemoState['state']>(undefined);
  const now = state?.state;
  useEffect(() => {
    const was = before.current;
    before.current = now;
    // The world has changed under every open page: all of them read again.
    if (was !== now && (was === 'loading' || was === 'removing')) void client.invalidateQueries();
  }, [now, client]);
  if (!state) return null;
  if (state.state === 'failed') return <ErrorState error={new Error(state.failure ?? '')} />;
  if (state.state === 'loaded') return <p className="ban ok">{t('loaded')}</p>;
  if (!isUnderWay(state)) return null;
  const label = state.state === 'loading' ? t('loading') : t('removing');
  return (
    <div className="ban acc" role="status" style={{ display: 'block' }}>
      <label htmlFor="demo-progress">
        {label}{' '}
        <span className="num">
          {state.done}/{state.all}
        </span>
      </label>
      <progress id="demo-progress" value={state.done} max={state.all} style={{ width: '100%' }} />
    </div>
  );
}

function useDemo(): DemoState | undefined {
  const may = mayDo(useMe(), 'settings.edit');
  const answer = useAnswer(readDemo, {}, { enabled: may, refetchInterval: 1_500 });
  return answer.data;
}

function isUnderWay(state: DemoState): boolean {
  return state.state === 'loading' || state.state === 'removing';
}
