import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2 AA. The one rule that 2.2 adds is off as axe ships it. */
const options: axe.RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
};

interface Found {
  rule: string;
  impact: string | null | undefined;
  places: string[];
}

/** Runs axe in this document, and fails with the rules and places that it finds. */
export async function expectAccessible(document: Frame | Page, state: string): Promise<void> {
  // By the debugger: the page's own policy forbids scripts from elsewhere, and stays as it is.
  await document.evaluate(axe.source);
  const { violations, ranTargetSize } = await document.evaluate(async (runOptions) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const results = await inPage.run(window.document, runOptions);
    const ran = [...results.passes, ...results.violations, ...results.inapplicable];
    return {
      violations: results.violations.map(
        ({ id, impact, nodes }): Found => ({
          rule: id,
          impact,
          places: nodes
            .slice(0, 5)
            .map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
        }),
      ),
      ranTargetSize: ran.some(({ id }) => id === 'target-size'),
    };
  }, options);
  expect(ranTargetSize, 'target-size ran').toBe(true);
  expect(violations, `accessibility of: ${state}`).toEqual([]);
}
