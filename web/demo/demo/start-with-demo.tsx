import { StartPage } from '#web/house/onboarding/start-page.tsx';
import { DemoButton, DemoProgress } from './demo-button.tsx';

/** The start page with the demo world's button plugged in (ONB-1). */
export function StartWithDemo() {
  return <StartPage actions={<DemoButton />} below={<DemoProgress />} />;
}
