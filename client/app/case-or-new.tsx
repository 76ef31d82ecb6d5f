import { lazy } from 'react';
import type { DetailProps } from '../navigation/screen-props.ts';
import { newCaseId } from '../navigation/start-revocation.ts';

const NewCaseScreen = lazy(() => import('../features/cases/new/new-case-screen.tsx'));
const CaseScreen = lazy(() => import('../features/cases/detail/case-screen.tsx'));

/** Behind the list of cases: one of them, or the screen where one is prepared. */
export default function CaseOrNew(props: DetailProps) {
  return props.id === newCaseId ? <NewCaseScreen /> : <CaseScreen {...props} />;
}
