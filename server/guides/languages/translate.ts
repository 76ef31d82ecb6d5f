import type { GuideMessage } from '../../contract/guide.ts';
import type { Language } from '../../contract/language.ts';
import type { GuideTemplate, Line, StepTemplate } from '../../providers/guide/guide-template.ts';
import { dictionaryOf } from './dictionary.ts';

/** Puts one text into another language. */
export type Say = (text: string) => string;

/** monday support reads English, whatever the reader of the guide does. */
const isForMonday = ({ to }: GuideMessage) => to === '{supportEmail}';

const sayMessage = (message: GuideMessage | null, say: Say): GuideMessage | null =>
  message === null || isForMonday(message)
    ? message
    : { to: say(message.to), subject: say(message.subject), text: say(message.text) };

const sayLine =
  (say: Say) =>
  (line: Line): Line =>
    typeof line === 'string' ? say(line) : { ...line, text: say(line.text) };

/** Titles and menus of Microsoft's, monday's and the providers' pages stay as these show them. */
const sayStep = (step: StepTemplate, say: Say): StepTemplate => ({
  ...step,
  title: say(step.title),
  actions: step.actions.map(sayLine(say)),
  where: {
    ...step.where,
    links: step.where.links.map(({ label, url }) => ({ label: say(label), url })),
  },
  who: say(step.who),
  does: say(step.does),
  doesNot: say(step.doesNot),
  undo: say(step.undo),
  worked: say(step.worked),
  commands: step.commands.map((commands) => ({
    ...commands,
    title: say(commands.title),
    before: commands.before.map(say),
  })),
  message: sayMessage(step.message, say),
});

/** A guide with each of its texts put through `say`; commands, addresses and ids stay. */
export const sayGuide = (guide: GuideTemplate, say: Say): GuideTemplate => ({
  ...guide,
  title: say(guide.title),
  summary: guide.summary.map(sayLine(say)),
  warnings: guide.warnings.map(sayLine(say)),
  whichApp: guide.whichApp && { ...guide.whichApp, warning: say(guide.whichApp.warning) },
  steps: guide.steps.map((step) => sayStep(step, say)),
  comparison: guide.comparison && {
    ...guide.comparison,
    caption: say(guide.comparison.caption),
    columns: guide.comparison.columns.map(say),
    rows: guide.comparison.rows.map(({ label, cells }) => ({
      label: say(label),
      cells: cells.map(say),
    })),
  },
  doesNot: guide.doesNot.map(sayLine(say)),
  check: guide.check.map(sayLine(say)),
  documentation: {
    ...guide.documentation,
    notFound: guide.documentation.notFound.map(({ what, lastLooked }) => ({
      what: say(what),
      lastLooked,
    })),
  },
  alsoCalled: guide.alsoCalled.map(({ phrase, means }) => ({ phrase, means: say(means) })),
});

/** Says texts of guides in a language; one that is not in its dictionary stays English. */
export function sayerOf(language: Language): Say {
  const dictionary = dictionaryOf(language);
  return (text) => dictionary[text] ?? text;
}
