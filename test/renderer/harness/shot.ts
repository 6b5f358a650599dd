import type { SceneName } from './scenes';
import type { Step } from './steps';

/** One look at the window: a scene, and what is done in it before the picture. */
export interface Shot {
  readonly name: string;
  readonly scene: SceneName;
  readonly steps: Step;
  readonly language?: 'en' | 'de' | 'fi';
}
