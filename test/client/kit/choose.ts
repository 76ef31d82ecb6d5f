import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect } from 'vitest';

/** Chooses from a list that opens, by mouse. */
export async function choose(list: string, option: RegExp | string): Promise<void> {
  await userEvent.click(await screen.findByRole('combobox', { name: list }));
  await chooseOption(option);
}

/** Chooses from the list that is open; while it unfolds it takes no click. */
export async function chooseOption(option: RegExp | string): Promise<void> {
  const wanted = await screen.findByRole('option', { name: option });
  await waitFor(() => expect(getComputedStyle(wanted).pointerEvents).not.toBe('none'));
  await userEvent.click(wanted);
}
