import type { Role } from '../../server/contract/common.ts';
import type { Surface } from '../monday/surface.ts';
import type { DetailProps } from '../navigation/screen-props.ts';
import { casesTab } from '../navigation/start-revocation.ts';
import { type LazyScreen, lazyScreen } from '../ui/lazy-screen.tsx';

/** A tab, and the screen behind an entry of its list. */
export interface Screen {
  id: string;
  title:
    | 'connections.tab'
    | 'connections.myTab'
    | `shell.tab.${'overview' | 'people' | 'cases' | 'myCases' | 'integrations' | 'activity' | 'help'}`;
  roles: readonly Role[];
  list: LazyScreen<object>;
  detail?: LazyScreen<DetailProps>;
}

const all: readonly Role[] = ['admin', 'member', 'guest', 'viewer'];
const admins: readonly Role[] = ['admin'];
const others = all.filter((role) => !admins.includes(role));

/** One connection, behind both lists of connections, or the steps that revoke it. */
const connectionDetail = lazyScreen<DetailProps>(() => import('./connection-or-steps.tsx'));

/** Cases: those of the account, or one's own. */
const cases = {
  list: lazyScreen(() => import('../features/cases/list/cases-screen.tsx')),
  detail: lazyScreen<DetailProps>(() => import('./case-or-new.tsx')),
};

/** Every tab of the view, from left to right: a new one is a line here. */
export const screens: readonly Screen[] = [
  {
    id: 'overview',
    title: 'shell.tab.overview',
    roles: admins,
    list: lazyScreen(() => import('../features/overview/overview-screen.tsx')),
    detail: lazyScreen(() => import('../features/organizations/organizations-screen.tsx')),
  },
  {
    id: 'connections',
    title: 'connections.tab',
    roles: admins,
    list: lazyScreen(() => import('../features/connections/list/connections-screen.tsx')),
    detail: connectionDetail,
  },
  {
    id: 'my-connections',
    title: 'connections.myTab',
    roles: others,
    list: lazyScreen(() => import('../features/connections/list/my-connections-screen.tsx')),
    detail: connectionDetail,
  },
  {
    id: 'people',
    title: 'shell.tab.people',
    roles: admins,
    list: lazyScreen(() => import('../features/people/people-screen.tsx')),
    detail: lazyScreen(() => import('../features/people/person-screen.tsx')),
  },
  { id: casesTab, title: 'shell.tab.cases', roles: admins, ...cases },
  { id: casesTab, title: 'shell.tab.myCases', roles: others, ...cases },
  {
    id: 'integrations',
    title: 'shell.tab.integrations',
    roles: all,
    list: lazyScreen(() => import('../features/integrations/integrations-screen.tsx')),
    detail: lazyScreen(() => import('../features/integrations/integration-screen.tsx')),
  },
  {
    id: 'activity',
    title: 'shell.tab.activity',
    roles: admins,
    list: lazyScreen(() => import('../features/activity/activity-screen.tsx')),
  },
  {
    id: 'help',
    title: 'shell.tab.help',
    roles: all,
    list: lazyScreen(() => import('../features/help/help-screen.tsx')),
  },
];

export const screensFor = (role: Role): readonly Screen[] =>
  screens.filter((screen) => screen.roles.includes(role));

/**
 * Returns the screen that the view opens on: on a board everyone, admins too, finds their own
 * connections first.
 */
export function firstScreen(role: Role, surface: Surface): Screen | undefined {
  const mine = screensFor(role);
  return (surface === 'board' && mine.find(({ id }) => id === 'connections')) || mine[0];
}
