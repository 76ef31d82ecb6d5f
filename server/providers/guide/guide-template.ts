import type { Guide, GuideLink, GuideStep } from '../../contract/guide.ts';

/** A step as it is written: links best first, of which the first that can be filled is shown. */
export interface StepTemplate extends Omit<GuideStep, 'where'> {
  where: { menuPath: string | null; links: GuideLink[] };
}

/** A guide as it is written, with placeholders in its texts. */
export interface GuideTemplate extends Omit<Guide, 'steps' | 'unfilled' | 'language'> {
  steps: StepTemplate[];
}

type Optional = 'commands' | 'message';

/** A step; most have neither commands nor a message. */
export function step(
  parts: Omit<StepTemplate, Optional> & Partial<Pick<StepTemplate, Optional>>,
): StepTemplate {
  return { commands: [], message: null, ...parts };
}
