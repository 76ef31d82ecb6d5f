import { type ReactNode, useMemo } from 'react';
import { answerWithin, NoAnswer } from '../monday/answer.ts';
import { useFormat } from '../monday/profile-format.ts';
import { monday } from '../monday/sdk.ts';
import { notice } from '../ui/notice.ts';
import { type Opened, SurroundingsContext } from '../ui/surroundings.ts';

const opensWithin = 2000;

/** Opens an address by monday, which has the right to; `unsure` where it says nothing. */
async function openLink(url: string): Promise<Opened> {
  try {
    await answerWithin(opensWithin, 'openLinkInTab', monday.execute('openLinkInTab', { url }));
    return 'opened';
  } catch (error) {
    return error instanceof NoAnswer ? 'unsure' : 'refused';
  }
}

/** Features of monday's frame: a corner for notices, tabs that monday opens, the profile's dates. */
export const inFrame = { notice: (message: string) => notice(message), openLink };

/** Gives what is rendered inside monday its surroundings. */
export function FrameSurroundings({ children }: { children: ReactNode }) {
  const format = useFormat();
  const surroundings = useMemo(() => ({ ...inFrame, format }), [format]);
  return <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>;
}
