import { render } from '@testing-library/react';
import { createElement } from 'react';
import { vi } from 'vitest';
import type { Role } from '../../../server/contract/common.ts';
import { type Answers, type Asked, type Frame, frameTheView } from './frame.ts';
import { providers } from './providers.ts';
import { page, sessionOf, tokenEndingIn } from './samples.ts';
import { type Answer, json, type Server, standInForServer } from './server.ts';

export const sessionPath = '/api/session';
export const listPath = '/api/connections/query';
export const providersPath = '/api/providers';

export const context = (role: Role, rest: object = {}) => ({
  theme: 'light',
  account: { id: '7001001' },
  user: {
    id: '101',
    isAdmin: role === 'admin',
    isGuest: role === 'guest',
    isViewOnly: role === 'viewer',
    countryCode: 'DE',
    currentLanguage: 'en',
    timeFormat: '24H',
    timeZoneOffset: 1,
  },
  permissions: { approvedScopes: ['users:read'], requiredScopes: ['users:read'] },
  ...rest,
});

/** monday's answer about users, in the fields of 2026-10: `Person 201`, `Person 202`, … */
export const namesOf = ({ args }: Asked) => {
  const { variables } = args.params as { variables: { ids: string[] } };
  const users = variables.ids.map((id) => ({
    id,
    name: `Person ${id}`,
    status: 'ACTIVE',
    is_deleted: false,
    photo_url: null,
  }));
  return { data: { users } };
};

export interface ViewOptions {
  role?: Role;
  surface?: 'admin' | 'account' | 'board';
  /** Screen that the view opens at; null for its own choice. An admin's list where none is given. */
  tab?: string | null;
  answers?: Answers;
  server?: Record<string, Answer>;
}

export interface View {
  frame: Frame;
  server: Server;
}

/** The whole view, in a frame of monday's and with a server, as a person opens it. */
export async function openView(options: ViewOptions = {}): Promise<View> {
  const { role = 'admin', surface = 'admin', tab = 'connections' } = options;
  window.history.replaceState(null, '', `/${surface}`);
  const frame = frameTheView({
    'get context': () => context(role),
    'get sessionToken': () => tokenEndingIn(300),
    'get location': () => ({
      href: 'https://sandbox.monday.com',
      search: tab ? `?app[tab]=${tab}` : '',
    }),
    api: namesOf,
    ...options.answers,
  });
  const server = standInForServer({
    [sessionPath]: () => json(sessionOf(role)),
    [listPath]: () => json(page([])),
    [providersPath]: () => json(providers),
    ...options.server,
  });
  await renderView();
  return { frame, server };
}

/** Draws a view that remembers nothing of the ones before it. */
export async function renderView(): Promise<void> {
  vi.resetModules();
  const [{ App }, { openFrame }, { screens }] = await Promise.all([
    import('../../../client/app/app.tsx'),
    import('../../../client/monday/frame.ts'),
    import('../../../client/app/screens.ts'),
    // Parts that the view loads when it needs them: here while nothing waits.
    import('../../../client/features/activity/export-activity.tsx'),
    import('../../../client/features/people/export-people.tsx'),
    import('../../../client/features/connections/own-steps/steps-screen.tsx'),
    import('../../../client/features/connections/list/columns/table-options-panel.tsx'),
    import('../../../client/features/connections/export/export-list.tsx'),
    import('../../../client/features/connections/list/filters/chips.tsx'),
    import('../../../client/features/connections/list/filters/field-select.tsx'),
    import('../../../client/features/connections/list/filters/filter-panel.tsx'),
    import('../../../client/features/connections/list/filters/views-panel.tsx'),
    import('../../../client/features/connections/list/filters/leavers-progress.tsx'),
    import('../../../client/features/connections/list/selection/bulk-bar.tsx'),
    import('../../../client/features/connections/select-box.tsx'),
    import('../../../client/ui/vibe-later.ts'),
  ]);
  await Promise.all(screens.flatMap(({ list, detail }) => [list.load(), detail?.load()]));
  void openFrame();
  render(createElement(App));
}
