import { useTranslation } from 'react-i18next';
import type { RunState } from '#core/insight/report-centre/report.ts';

/** How a sending stands, as a chip (REP-1). */
export function RunStateChip({ state }: { readonly state: RunState }) {
  const { t } = useTranslation('insight');
  const look = { waiting: '', sending: '', sent: 'ok', partly: 'warn', failed: 'bad', stopped: 'bad' }[state];
  return <span className={`tag ${look}`}>{t(`reportCentre.runStates.${state}`)}</span>;
}
