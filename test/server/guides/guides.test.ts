import { describe, expect, test } from 'vitest';
import { providerId } from '../../../server/contract/common.ts';
import { guide as guideSchema, placeholder } from '../../../server/contract/guide.ts';
import { fillGuide, placeholderPattern } from '../../../server/guides/build/fill-guide.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import type { GuideTemplate } from '../../../server/providers/guide/guide-template.ts';
import { mondaySources } from '../../../server/providers/guide/monday-sources.ts';
import { clouds } from '../../../server/providers/microsoft/cloud/clouds.ts';
import { microsoftSources } from '../../../server/providers/microsoft/guide/microsoft-sources.ts';

const cloudNames = Object.keys(clouds) as (keyof typeof clouds)[];
const all = cloudNames.flatMap((cloud) =>
  createGuides({ MICROSOFT_CLOUD: cloud }).map(
    (guide) => [`${guide.id}, ${cloud}`, guide] as const,
  ),
);

/** Every text of a guide but commands and addresses, which are no sentences. */
function textsOf(value: unknown, key = ''): string[] {
  if (['url', 'look', 'change', 'check'].includes(key) && typeof value === 'string') return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((entry) => textsOf(entry, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, entry]) => textsOf(entry, name));
}

const everyString = (guide: GuideTemplate) => JSON.stringify(guide);

/** Pages of Microsoft, monday and the providers; no one else's. */
const hosts = new Set([
  'learn.microsoft.com',
  'support.microsoft.com',
  'account.microsoft.com',
  'support.monday.com',
  'developer.monday.com',
  'support.google.com',
  'developers.google.com',
  'slack.com',
  'help.dropbox.com',
  'www.dropbox.com',
  'help.salesforce.com',
]);

describe.each(all)('%s', (_name, template) => {
  const filled = fillGuide(template, {});

  test('has every field of the contract', () => {
    expect(() => guideSchema.parse(filled)).not.toThrow();
  });

  test('knows all of its placeholders, and names those that are open', () => {
    const found = everyString(template).match(/(?<!\\p)\{[a-zA-Z]+\}/g) ?? [];
    for (const one of found) expect(placeholder.options).toContain(one.slice(1, -1));
    const links = template.steps.flatMap((step) => step.where.links.map(({ url }) => url));
    // Of the lines under a condition, those that are shown.
    const outsideLinks = JSON.stringify({
      ...filled,
      unfilled: [],
      steps: filled.steps.map((step) => ({ ...step, where: { ...step.where, link: null } })),
    });
    const open = [...outsideLinks.matchAll(placeholderPattern)].map(([, name]) => name ?? '');
    expect(filled.unfilled).toEqual([...new Set(open)].sort());
    expect(links.every((url) => url.startsWith('https://'))).toBe(true);
  });

  test('stands on pages of Microsoft, monday or the provider alone, each with its date', () => {
    const pages = [
      ...template.steps.flatMap((step) => step.sources),
      ...template.documentation.found,
      ...(template.comparison?.sources ?? []),
    ];
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      expect(hosts).toContain(new URL(page.url).hostname);
      expect(page.readOn).toMatch(/^2026-\d\d-\d\d$/);
    }
  });

  test('names its official documentation, or when it was last looked for', () => {
    const { found, notFound } = template.documentation;
    expect(found.length + notFound.length).toBeGreaterThan(0);
    if (!found.some(({ kind }) => kind === 'video')) {
      expect(notFound.map(({ what }) => what)).toContain('Video');
    }
  });

  test('never says "revoked" for one half', () => {
    expect(textsOf(template).filter((text) => /\brevoked\b/i.test(text))).toEqual([]);
  });

  test('invents no menu path in monday', () => {
    const paths = template.steps
      .filter(({ id }) => id.startsWith('monday-'))
      .map(({ where }) => where)
      .filter(({ menuPath, links }) => menuPath !== null || links.length > 0);
    for (const { menuPath, links } of paths) {
      expect(menuPath).toBe('Administration > Directory > Automations ownership');
      expect(links).toEqual([]);
    }
  });

  test('is written in short sentences', () => {
    const sentences = textsOf(template)
      .flatMap((text) => text.split(/(?<=[.?:])\s+|\n/))
      .map((sentence) => sentence.split(/\s+/).length);
    expect(Math.max(...sentences)).toBeLessThanOrEqual(32);
    const mean = sentences.reduce((sum, words) => sum + words, 0) / sentences.length;
    expect(mean).toBeLessThan(16);
  });

  test('has each step once', () => {
    const ids = template.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('ids of guides are unique', () => {
  const ids = createGuides({ MICROSOFT_CLOUD: 'global' }).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a step that several guides share reads the same in all of them', () => {
  const seen = new Map<string, string>();
  for (const step of createGuides({ MICROSOFT_CLOUD: 'global' }).flatMap(({ steps }) => steps)) {
    const text = JSON.stringify(step);
    expect(seen.get(step.id) ?? text, step.id).toBe(text);
    seen.set(step.id, text);
  }
});

test.each(providerId.options)('%s has a guide for the person and one for the admin', (provider) => {
  const audiences = createGuides({ MICROSOFT_CLOUD: 'global' })
    .filter((guide) => guide.provider === provider)
    .map(({ audience }) => audience);
  expect(new Set(audiences)).toEqual(new Set(['individual', 'admin']));
});

describe('Microsoft', () => {
  const microsoft = createGuides({ MICROSOFT_CLOUD: 'global' }).filter(
    ({ provider }) => provider === 'microsoft',
  );

  test('every guide says which app, and to leave monday’s own apps alone', () => {
    for (const { whichApp } of microsoft) {
      expect(whichApp?.applicationId).toBe('{applicationId}');
      expect(whichApp?.warning).toContain('monday.com has Microsoft apps of its own');
    }
  });

  test('"Connected apps and services" is known, and says where that is', () => {
    for (const { alsoCalled } of microsoft) {
      expect(alsoCalled[0]?.phrase).toBe('Connected apps and services');
      expect(alsoCalled[0]?.means).toContain('My Apps');
      expect(alsoCalled[0]?.means).toContain('Privacy');
    }
  });

  test('every tenant-wide step warns that people of other monday accounts are hit', () => {
    const wide = [
      'disable-sign-in',
      'remove-all-permissions',
      'remove-application',
      'keep-blocked',
    ];
    const steps = microsoft.flatMap((guide) => guide.steps.filter(({ id }) => wide.includes(id)));
    expect(new Set(steps.map(({ id }) => id)).size).toBe(wide.length);
    for (const { does } of steps) expect(does).toContain('from other monday accounts');
  });

  test('wherever sign-in is blocked, turning it on again too early is warned of', () => {
    for (const template of microsoft) {
      const { steps, warnings } = fillGuide(template, {});
      const block = steps.find(({ id }) => id === 'disable-sign-in');
      if (!block) continue;
      expect(block.undo).toContain('brings the connections back without anyone’s consent');
      expect(warnings.join(' ')).toContain('Do not turn sign-in on again before');
    }
  });

  test('a guide that compares the methods names three', () => {
    const tables = microsoft.flatMap(({ comparison }) => comparison ?? []);
    expect(tables.length).toBeGreaterThan(0);
    for (const { columns, rows } of tables) {
      expect(columns).toHaveLength(3);
      for (const { cells } of rows) expect(cells).toHaveLength(3);
    }
  });
});

test('every source is used', () => {
  const text = JSON.stringify(createGuides({ MICROSOFT_CLOUD: 'global' }));
  for (const { url } of Object.values({ ...mondaySources, ...microsoftSources }))
    expect(text).toContain(url);
});
