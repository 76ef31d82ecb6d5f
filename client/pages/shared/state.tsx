import type { ReactNode } from 'react';
import { StatePage } from '../../ui/state-page.tsx';
import { usePageTitle } from './headline.tsx';

interface StateProps {
  title: string;
  /** Short paragraphs: what happened, what was not done, what to do next. */
  lines: readonly string[];
  actions?: ReactNode;
  /** Something failed while the person waited. */
  isAlert?: boolean;
}

/** A state that is the whole page: a dead link, a failure, the end. */
export function State({ title, lines, actions, isAlert }: StateProps) {
  return (
    <StatePage
      isWholePage
      titleRef={usePageTitle(title, true)}
      title={title}
      lines={lines}
      actions={actions}
      role={isAlert ? 'alert' : undefined}
    />
  );
}
