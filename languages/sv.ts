import { channels } from './sv/channels.ts';
import { demo } from './sv/demo.ts';
import { desk } from './sv/desk.ts';
import { house } from './sv/house.ts';
import { insight } from './sv/insight.ts';
import { kit } from './sv/kit.ts';
import { outlook } from './sv/outlook.ts';
import { platform } from './sv/platform.ts';
import { portability } from './sv/portability.ts';
import { promise } from './sv/promise.ts';
import { public_ } from './sv/public.ts';
import { register } from './sv/register.ts';
import { routing } from './sv/routing.ts';
import { time } from './sv/time.ts';
import { trials } from './sv/trials.ts';

/** Every word of the product in one language, by wing. */
export const sv = {
  channels,
  demo,
  desk,
  house,
  insight,
  kit,
  outlook,
  platform,
  portability,
  promise,
  public: public_,
  register,
  routing,
  time,
  trials,
} as const;
