import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  CommandList,
  CommandListContext,
  type ReadListAfter,
} from '../../../../client/features/guides/command-list.tsx';
import guides from '../../../../client/i18n/en/guides.json';
import { startTexts } from '../../../../client/pages/shared/page-text.ts';

await startTexts({ guides });

const made = vi.fn((_: Blob) => 'blob:made');
beforeEach(() => {
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
});
afterEach(() => {
  made.mockClear();
  vi.restoreAllMocks();
});

const next = '019a0000-0000-7000-8000-000000000001';
const open = (readOn: ReadListAfter, list = { objectIds: ['a', 'b'], next }) =>
  render(
    <CommandListContext value={{ list, readOn }}>
      <CommandList />
    </CommandListContext>,
  );
const save = () => userEvent.click(screen.getByRole('button', { name: /^Save people\.txt/ }));
const savedSize = () => made.mock.lastCall?.[0].size;

test('a list of more than one answer is read to its end, and saved as one file', async () => {
  const readOn = vi.fn<ReadListAfter>(async (after) =>
    after === next
      ? { objectIds: ['b', 'c'], next: '019a0000-0000-7000-8000-000000000002' }
      : { objectIds: ['d'], next: null },
  );
  open(readOn);
  expect(screen.queryByRole('button', { name: 'Copy the list' })).toBeNull();
  await save();
  await screen.findByText('Saved people.txt with 4 object IDs.');
  expect(savedSize()).toBe('a\nb\nc\nd\n'.length);
  expect(readOn).toHaveBeenCalledTimes(2);
});

test('of a list that cannot be read to its end nothing is saved, and it is said', async () => {
  open(() => Promise.reject(new Error('no answer')));
  await save();
  await screen.findByText(/could not be read to its end\. Nothing was saved\./);
  expect(made).not.toHaveBeenCalled();
});
