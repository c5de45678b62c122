import { channels } from './fi/channels.ts';
import { demo } from './fi/demo.ts';
import { desk } from './fi/desk.ts';
import { house } from './fi/house.ts';
import { insight } from './fi/insight.ts';
import { kit } from './fi/kit.ts';
import { outlook } from './fi/outlook.ts';
import { platform } from './fi/platform.ts';
import { portability } from './fi/portability.ts';
import { promise } from './fi/promise.ts';
import { public_ } from './fi/public.ts';
import { register } from './fi/register.ts';
import { routing } from './fi/routing.ts';
import { time } from './fi/time.ts';
import { trials } from './fi/trials.ts';

/** Every word of the product in one language, by wing. */
export const fi = {
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
