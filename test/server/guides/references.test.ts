import { describe, expect, test } from 'vitest';
import type { Guide, GuideStep } from '../../../server/contract/guide.ts';
import { type ShownGuide, shownGuides } from './shown.ts';

const shown = shownGuides();

type Texts = readonly string[];
const textsOf = (step: GuideStep): Texts => [
  step.title,
  ...step.actions,
  step.who,
  step.does,
  step.doesNot,
  step.undo,
  step.worked,
];
const around = (guide: Guide): Texts => [
  ...guide.summary,
  ...guide.warnings,
  ...guide.doesNot,
  ...guide.check,
];

/** Returns what is wrong with the steps of all guides, by a rule for one step. */
function faults(rule: (step: GuideStep, at: number, of: ShownGuide) => boolean): string[] {
  return shown.flatMap((of) =>
    of.guide.steps.filter((step, at) => rule(step, at, of)).map((step) => `${of.name}: ${step.id}`),
  );
}

const says = (step: GuideStep, words: RegExp) => textsOf(step).some((text) => words.test(text));

/** Finds the step whose Check block a text means. */
const named: Record<string, string> = {
  'removes this person’s permissions': 'remove-person-permissions',
  'removes all permissions': 'remove-all-permissions',
  'disables sign-in': 'disable-sign-in',
  'removes the Enterprise application': 'remove-application',
};

describe('no text of a guide, wherever it is read, speaks of', () => {
  test('a table that is not there', () => {
    const wrong = shown.filter(({ guide, hasTable }) => {
      const texts = [...around(guide), ...guide.steps.flatMap(textsOf)];
      return !hasTable && texts.some((text) => /\btable\b|three methods/.test(text));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('a message, commands or a page below that are not below', () => {
    expect(faults((step) => says(step, /message below/) && step.message === null)).toEqual([]);
    expect(faults((step) => says(step, /commands below/) && step.commands.length === 0)).toEqual(
      [],
    );
    expect(faults((step) => says(step, /page below/) && step.where.link === null)).toEqual([]);
  });

  test('a step before or after where there is none', () => {
    expect(faults((step, at) => says(step, /steps? (above|before)\b/) && at === 0)).toEqual([]);
    const isLast = (at: number, { guide }: ShownGuide) => at === guide.steps.length - 1;
    expect(faults((step, at, of) => says(step, /next step|later step/) && isLast(at, of))).toEqual(
      [],
    );
    expect(faults((step) => says(step, /last step|step before with/))).toEqual([]);
  });

  test('the Check block of a step that is not shown, or has none', () => {
    const wrong = faults((step, _at, { guide }) =>
      textsOf(step)
        .filter((text) => /Check block/.test(text) && step.commands.length === 0)
        .some((text) => {
          const meant = /Check block of the step that ([^.]*?)(?: says|\.)/.exec(text)?.[1] ?? '';
          const found = guide.steps.find(({ id }) => id === named[meant]);
          return !found || found.commands.length === 0;
        }),
    );
    expect(wrong).toEqual([]);
    const unmade = shown.filter(
      ({ guide }) =>
        guide.check.some((text) => /Check says/.test(text)) &&
        guide.steps.every(({ commands }) => commands.length === 0),
    );
    expect(unmade.map(({ name }) => name)).toEqual([]);
  });

  test('what a step does that is not among the steps', () => {
    const told: [RegExp, string[]][] = [
      [/sign(ing)? (the person )?out\b/i, ['sign-out-person', 'sign-out-connected']],
      [/require assignment/i, ['require-assignment']],
      [/hand over/i, ['monday-hand-over-automations', 'monday-hand-over-own']],
      [/disable the Entra account/i, ['disable-account']],
      [/disable sign-in/i, ['disable-sign-in', 'warn-entra-admin', 'call-security']],
    ];
    const wrong = shown.flatMap(({ name, guide }) =>
      told
        .filter(([words, ids]) => {
          const isTold = [...guide.summary, ...guide.warnings].some((text) => words.test(text));
          return isTold && !guide.steps.some(({ id }) => ids.includes(id));
        })
        .map(([words]) => `${name}: ${words}`),
    );
    expect(wrong.filter((text) => !text.includes('section of monday-'))).toEqual([]);
  });
});

test('no step acts on the app after the step that removes it', () => {
  const wrong = shown.flatMap(({ name, guide }) => {
    const at = guide.steps.findIndex(({ id }) => id === 'remove-application');
    const after = at < 0 ? [] : guide.steps.slice(at + 1);
    return after
      .filter(
        (step) =>
          says(step, /open the app\b/) ||
          (step.id !== 'block-absent-app' && step.where.menuPath?.includes('> {appName}')),
      )
      .map(({ id }) => `${name}: ${id}`);
  });
  expect(wrong).toEqual([]);
});

test('no one is asked to act with an account that a step disables or resets', () => {
  const disables = ['disable-account', 'disable-or-reset-account'];
  const wrong = faults(
    (step, _at, { guide }) =>
      says(step, /ask \{person\}/) && guide.steps.some(({ id }) => disables.includes(id)),
  );
  expect(wrong).toEqual([]);
});

test('a personal account gets no sentence about an organization or its admins', () => {
  const personal = shown.filter(({ guide }) => guide.accountType === 'personal');
  expect(personal.length).toBeGreaterThan(0);
  const wrong = personal.flatMap(({ guide }) =>
    [...around(guide), ...guide.steps.flatMap(textsOf)].filter((text) =>
      /organization|tenant|Entra|your admin/i.test(text),
    ),
  );
  expect(wrong).toEqual([]);
});

test('every section, in every situation, says who leaves nothing behind: each has a step', () => {
  expect(shown.every(({ guide }) => guide.steps.length > 0)).toBe(true);
});
