import { lazy } from 'react';
import ConnectionScreen from '../features/connections/detail/connection-screen.tsx';
import { connectionOfSteps } from '../navigation/open-own-steps.ts';
import type { DetailProps } from '../navigation/screen-props.ts';

const StepsScreen = lazy(() => import('../features/connections/own-steps/steps-screen.tsx'));

/** Behind an entry of a list: the connection, or the steps by which its owner revokes it. */
export default function ConnectionOrSteps({ tab, id }: DetailProps) {
  const ofSteps = connectionOfSteps(id);
  return ofSteps === null ? (
    <ConnectionScreen tab={tab} id={id} />
  ) : (
    <StepsScreen tab={tab} id={ofSteps} />
  );
}
