import { StartPage } from '#web/house/onboarding/start-page.tsx';
import { TakeProposal } from '#web/promise/levels/take-proposal.tsx';
import { DemoButton, DemoProgress } from './demo-button.tsx';

/** The start page with what rooms to the right of the house plug in: the demo world, and the proposed level (ONB-1). */
export function StartWithDemo() {
  return <StartPage actions={<DemoButton />} below={<DemoProgress />} offers={offers} />;
}

const offers = { level: <TakeProposal /> };
