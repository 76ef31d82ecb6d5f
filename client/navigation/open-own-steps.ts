import type { ScreenAddress } from '../monday/address.ts';
import { goTo } from '../monday/location.ts';

const prefix = 'steps:';

/** In the place of a connection's id: the steps that revoke it. */
const stepsId = (connectionId: string): string => prefix + connectionId;

/** Returns whose steps a location shows; null where it shows the connection itself. */
export const connectionOfSteps = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length) : null;

/** Goes to the steps by which a person revokes a connection of their own. */
export const openSteps = (
  connectionId: string,
  { tab, filters }: Pick<ScreenAddress, 'tab' | 'filters'>,
): void => goTo({ tab, id: stepsId(connectionId), filters });
