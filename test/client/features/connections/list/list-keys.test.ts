import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { openAt } from './steps.ts';

describe('keys of the list', () => {
  test('slash goes to the search from the list, and is a sign where one writes', async () => {
    await openAt('');
    await screen.findByText('Account 1');
    screen.getByRole('button', { name: /details$/ }).focus();
    await userEvent.keyboard('/');
    const search = screen.getByRole<HTMLInputElement>('searchbox');
    expect(document.activeElement).toBe(search);
    expect(search.value).toBe('');
    await userEvent.keyboard('a/b');
    expect(search.value).toBe('a/b');
  });

  test('Escape closes what was opened and goes back to its button', async () => {
    await openAt('');
    await screen.findByText('Account 1');
    const button = screen.getByRole('button', { name: 'More filters' });
    await userEvent.click(button);
    const person = await screen.findByLabelText('Last used from');
    person.focus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('Last used from')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});
