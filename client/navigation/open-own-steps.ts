import { goTo, type ScreenAddress } from '../monday/location.ts';

const prefix = 'steps:';

/** In the place of a connection's id: the steps that take it back. */
const stepsId = (connectionId: string): string => prefix + connectionId;

/** Returns whose steps a location shows; null where it shows the connection itself. */
export const connectionOfSteps = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length) : null;

/** Goes to the steps by which a person takes back a connection of their own. */
export const openSteps = (
  connectionId: string,
  { tab, filters }: Pick<ScreenAddress, 'tab' | 'filters'>,
): void => goTo({ tab, id: stepsId(connectionId), filters });
