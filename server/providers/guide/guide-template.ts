import type { Guide, GuideLink, GuideStep } from '../../contract/guide.ts';

/**
 * A text that holds only beside certain steps: a section of a case shows some steps of a guide, and
 * must not speak of the others.
 */
export interface ConditionalText {
  text: string;
  /** Ids of steps that must all be shown. */
  with?: readonly string[];
  /** Ids of steps of which none may be shown. */
  without?: readonly string[];
}

/** A text that always holds, or one under a condition. */
export type Line = string | ConditionalText;

/** A step as it is written: links best first, of which the first that can be filled is shown. */
export interface StepTemplate extends Omit<GuideStep, 'where' | 'actions'> {
  actions: Line[];
  where: { menuPath: string | null; links: GuideLink[] };
}

type Lines = 'summary' | 'warnings' | 'doesNot' | 'check';

/** A guide as it is written, with placeholders in its texts. */
export interface GuideTemplate extends Omit<Guide, 'steps' | 'unfilled' | 'language' | Lines> {
  summary: Line[];
  warnings: Line[];
  doesNot: Line[];
  check: Line[];
  steps: StepTemplate[];
  /** Ends access for everyone of an organization; absent: for one person. */
  isForEveryone?: boolean;
}

type Optional = 'commands' | 'message';

/** A step; most have neither commands nor a message. */
export function step(
  parts: Omit<StepTemplate, Optional> & Partial<Pick<StepTemplate, Optional>>,
): StepTemplate {
  return { commands: [], message: null, ...parts };
}

/** Returns the lines that hold beside these steps. */
export function linesBeside(lines: readonly Line[], stepIds: ReadonlySet<string>): string[] {
  return lines.flatMap((line) => {
    if (typeof line === 'string') return [line];
    const { text, with: needed = [], without = [] } = line;
    const holds = needed.every((id) => stepIds.has(id)) && !without.some((id) => stepIds.has(id));
    return holds ? [text] : [];
  });
}
