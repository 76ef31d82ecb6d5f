import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { View } from './view.ts';

/** Clicks the button of this name, when it is there. */
export async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** Returns where the view last told monday that it is. */
export const placeOf = ({ frame }: View): object | undefined =>
  (frame.askedFor('set location').at(-1)?.args.params as { query: object } | undefined)?.query;
