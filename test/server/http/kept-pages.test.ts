import { afterEach, describe, expect, test, vi } from 'vitest';
import { KeptPages } from '../../../server/http/kept-pages.ts';

const pageOf = (text: string) => ({ bytes: Buffer.from(text), encoding: undefined });
const kilobyte = pageOf('x'.repeat(1000));

describe('pages kept in memory', () => {
  afterEach(() => vi.useRealTimers());

  test('are found by account, revision and key, and by nothing less', () => {
    const kept = new KeptPages();
    kept.keep('1', 'first', 'page', pageOf('of one'));
    kept.keep('2', 'first', 'page', pageOf('of two'));
    expect(String(kept.find('1', 'first', 'page')?.bytes)).toBe('of one');
    expect(String(kept.find('2', 'first', 'page')?.bytes)).toBe('of two');
    expect(kept.find('1', 'first', 'another page')).toBeNull();
    expect(kept.find('3', 'first', 'page')).toBeNull();
  });

  test('leave memory as soon as another revision is asked for', () => {
    const kept = new KeptPages();
    kept.keep('1', 'first', 'page', kilobyte);
    expect(kept.bytes).toBeGreaterThan(1000);
    expect(kept.find('1', 'second', 'page')).toBeNull();
    expect(kept.bytes).toBe(0);
    expect(kept.find('1', 'first', 'page')).toBeNull();
  });

  test('take no more room than they may: what was not asked for the longest goes first', () => {
    const kept = new KeptPages({ mostBytes: 10_000 });
    for (let account = 1; account <= 30; account += 1) {
      kept.keep(String(account), 'first', 'page', kilobyte);
      expect(kept.find('1', 'first', 'page')).not.toBeNull();
      expect(kept.bytes).toBeLessThanOrEqual(10_000);
    }
    expect(kept.find('2', 'first', 'page')).toBeNull();
    expect(kept.find('30', 'first', 'page')).not.toBeNull();
    kept.keep('31', 'first', 'too large', pageOf('x'.repeat(20_000)));
    expect(kept.bytes).toBe(0);
  });

  test('of one account take turns as those of many do', () => {
    const kept = new KeptPages({ mostBytes: 10_000 });
    for (let page = 1; page <= 30; page += 1) {
      kept.keep('1', 'first', `page ${page}`, kilobyte);
      expect(kept.find('1', 'first', 'page 1')).not.toBeNull();
    }
    expect(kept.bytes).toBeLessThanOrEqual(10_000);
    expect(kept.find('1', 'first', 'page 2')).toBeNull();
  });

  test('a page that is kept twice counts once', () => {
    const kept = new KeptPages();
    kept.keep('1', 'first', 'page', kilobyte);
    const { bytes } = kept;
    kept.keep('1', 'first', 'page', kilobyte);
    expect(kept.bytes).toBe(bytes);
  });

  test('are gone after some minutes, though they were asked for meanwhile', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const kept = new KeptPages();
    kept.keep('1', 'first', 'page', kilobyte);
    vi.advanceTimersByTime(4 * 60_000);
    kept.keep('2', 'first', 'page', kilobyte);
    expect(kept.find('1', 'first', 'page')).not.toBeNull();
    vi.advanceTimersByTime(2 * 60_000);
    expect(kept.find('1', 'first', 'page')).toBeNull();
    expect(kept.find('2', 'first', 'page')).not.toBeNull();
    vi.advanceTimersByTime(6 * 60_000);
    expect(kept.bytes).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
