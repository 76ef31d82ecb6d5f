/** Steps that ask what was found: looking for a choice is no deletion. */
const asking: ReadonlySet<string> = new Set(['monday-look-beside-account']);

/** Returns whether completing a step asks for its outcome, since only one of the outcomes reports something. */
export const asksOutcome = (stepKey: string): boolean => asking.has(stepKey);
