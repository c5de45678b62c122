import { TrialPanel } from '#web/insight/trials/trial-panel.tsx';
import { LevelsPage } from '#web/promise/levels/levels-page.tsx';

/** The service levels with what a draft of them would have meant at their right: reports live to the right of levels (SLA-10). */
export function LevelsWithTrial() {
  return <LevelsPage Beside={TrialPanel} />;
}
