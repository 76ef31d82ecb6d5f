import { screen } from '@testing-library/react';

/** Returns what the view last told screen readers. */
export const announced = (): string | null | undefined =>
  screen.getAllByRole('status').find((region) => region.getAttribute('aria-live'))?.textContent;
