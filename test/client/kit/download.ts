import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';

/** Downloads the file that the view made, and returns what it holds. */
export async function textOfDownload(): Promise<string> {
  const made = vi.fn((_: Blob) => 'blob:made');
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: made, revokeObjectURL: () => {} }));
  const link = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await userEvent.click(await screen.findByRole('button', { name: 'Download the file' }));
  expect(link).toHaveBeenCalledOnce();
  link.mockRestore();
  const [blob] = made.mock.calls[0] ?? [];
  const reader = new FileReader();
  const { promise, resolve } = Promise.withResolvers<string>();
  reader.onload = () => resolve(String(reader.result));
  reader.readAsText(blob as Blob);
  return promise;
}
