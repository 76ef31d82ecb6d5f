import { lazy } from 'react';
import type { DetailProps } from '../shell/screens.ts';
import { newCaseId } from './start.ts';

const NewCaseScreen = lazy(() => import('./new/new-case-screen.tsx'));
const CaseScreen = lazy(() => import('./case/case-screen.tsx'));

/** Behind the list of cases: one of them, or the screen where one is prepared. */
export default function CaseOrNew(props: DetailProps) {
  return props.id === newCaseId ? <NewCaseScreen /> : <CaseScreen {...props} />;
}
