import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Role } from '../../../server/contract/common.ts';
import { openOutside } from '../kit/frame.ts';
import { context, openView, renderView } from '../kit/view.ts';

const speaking = (currentLanguage: string | undefined, role: Role = 'admin') => {
  const { user, ...rest } = context(role);
  return { ...rest, user: { ...user, currentLanguage } };
};

const openIn = (language: string | undefined) =>
  openView({ answers: { 'get context': () => speaking(language) } });

const { documentElement } = document;

afterEach(() => {
  vi.restoreAllMocks();
  vi.doUnmock('../../../client/i18n/languages/de.ts');
});

describe('the view speaks', () => {
  test.each([
    ['de', 'Verbindungen', 'de'],
    ['fr', 'Connexions', 'fr'],
    ['es', 'Conexiones', 'es'],
    ['pt-BR', 'Conexões', 'pt'],
    ['ja', '接続', 'ja'],
  ])('the language of the profile: %s', async (tag, title, lang) => {
    await openIn(tag);
    await screen.findByRole('heading', { level: 1, name: title });
    expect(documentElement).toMatchObject({ lang, dir: 'ltr' });
  });

  test('English, and says so, where it has no texts in the language of the profile', async () => {
    await openIn('he');
    await screen.findByRole('heading', { level: 1, name: 'Connections' });
    expect(documentElement).toMatchObject({ lang: 'en', dir: 'ltr' });
  });

  test('English, and says so, where the texts of the language cannot be loaded', async () => {
    vi.doMock('../../../client/i18n/languages/de.ts', () => {
      throw new Error('Failed to fetch dynamically imported module');
    });
    await openIn('de');
    await screen.findByRole('heading', { level: 1, name: 'Connections' });
    expect(documentElement).toMatchObject({ lang: 'en', dir: 'ltr' });
  });

  test('another language as soon as monday does', async () => {
    const { frame } = await openIn('en');
    await screen.findByRole('heading', { level: 1, name: 'Connections' });
    act(() => frame.push('context', speaking('de')));
    await screen.findByRole('heading', { level: 1, name: 'Verbindungen' });
    expect(screen.queryByText('Overview')).toBeNull();
    expect(documentElement.lang).toBe('de');
  });

  test('from right to left what is made from English for that', async () => {
    await openIn('qps-ploc');
    await screen.findByRole('heading', { level: 1, name: /[\u05d0-\u05ea]/ });
    expect(documentElement).toMatchObject({ lang: 'en-Hebr', dir: 'rtl' });
  });

  test('the language of the browser where monday names none', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['nl', 'fr-CA', 'en']);
    await openIn(undefined);
    await screen.findByRole('heading', { level: 1, name: 'Connexions' });
  });

  test('the language of the browser outside monday', async () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-AT']);
    openOutside();
    await renderView();
    await screen.findByText('Keyholder öffnet sich in monday.com');
    await waitFor(() => expect(documentElement.lang).toBe('de'));
  });
});
