import { screen, within } from '@testing-library/react';
import type { Asked } from '../../kit/frame.ts';
import type { Answer } from '../../kit/server.ts';
import { namesOf, openView, type View } from '../../kit/view.ts';

/** A user as monday's API gives one, in the fields of 2026-10. */
export const user = (id: number, rest: object = {}) => ({
  id: String(id),
  name: `Person ${id}`,
  kind: 'member',
  status: 'ACTIVE',
  is_deleted: false,
  photo_url: null,
  ...rest,
});

interface OpenOptions {
  search?: string;
  server?: Record<string, Answer>;
  api?: (asked: Asked) => unknown;
}

/** Opens the view at the people. */
export const openPeople = ({
  search = '?tab=people',
  server = {},
  api = namesOf,
}: OpenOptions): Promise<View> =>
  openView({ answers: { 'get location': () => ({ search }), api }, server });

export const rowWith = async (text: string) =>
  within((await screen.findByText(text)).closest('[role=row]') as HTMLElement);
