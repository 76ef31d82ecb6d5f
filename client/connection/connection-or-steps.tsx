import { lazy } from 'react';
import type { DetailProps } from '../shell/screens.ts';
import ConnectionScreen from './connection-screen.tsx';
import { connectionOfSteps } from './take-back/open.ts';

const StepsScreen = lazy(() => import('./take-back/steps-screen.tsx'));

/** Behind an entry of a list: the connection, or how its person takes it back. */
export default function ConnectionOrSteps({ tab, id }: DetailProps) {
  const ofSteps = connectionOfSteps(id);
  return ofSteps === null ? (
    <ConnectionScreen tab={tab} id={id} />
  ) : (
    <StepsScreen tab={tab} id={ofSteps} />
  );
}
