import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withDeadline } from '../../../server/http/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a deadline', () => {
  test('ends what has not ended by then', async () => {
    const ended = withDeadline(1000, async (deadline) => {
      await new Promise((resolve) => deadline.addEventListener('abort', resolve));
      deadline.throwIfAborted();
    });
    const outcome = expect(ended).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.advanceTimersByTimeAsync(1000);
    await outcome;
  });

  test('is let go of with the work, whether it succeeds or fails', async () => {
    await withDeadline(1000, async () => 'done');
    await withDeadline(1000, async () => {
      throw new Error('failed');
    }).catch(() => {});
    expect(vi.getTimerCount()).toBe(0);
  });
});
