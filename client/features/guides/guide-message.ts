import type {
  Guide,
  GuideCommands,
  GuideMessage,
  GuideStep,
} from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import { plainText } from './guide-text.tsx';

const block = (title: string, lines: readonly string[]) =>
  plainText([title, ...lines.map((line) => `- ${line}`)].join('\n'));

// A command is copied as it is: it stops by itself on what is still open.
const commandBlocks = (commands: GuideCommands) => [
  block(t('guides.commands.title', { name: commands.title }), commands.before),
  ...(['look', 'change', 'check'] as const).map((kind) => {
    const note = t(`guides.commands.${kind}Note`);
    return `${t(`guides.commands.${kind}`)} (${note}):\n${commands[kind]}`;
  }),
];

/** Where it is done; a step without a place of its own speaks of the pages that it stands on. */
function placesOf({ where, sources }: GuideStep): string[] {
  const places = [where.menuPath, where.link?.url].filter((place) => place != null);
  return places.length > 0 ? places : sources.map(({ url }) => url);
}

function stepParts(step: GuideStep, number: number): string[] {
  const { title, actions, doesNot, worked, commands } = step;
  return [
    block(`${number}. ${title}`, [...actions, ...placesOf(step), doesNot, worked]),
    // The commands that a step refers to must follow, with the ids of its users.
    ...commands.flatMap(commandBlocks),
  ];
}

/**
 * The steps of a guide as a text to send to whoever must do them: which app, what to do and where,
 * with which commands, how one sees that it worked.
 *
 * @param to says who
 * @param about the first line, before the steps
 */
export function messageFromGuide(guide: Guide, to: string, about: string): GuideMessage {
  const app = guide.whichApp;
  const parts = [
    about,
    ...(app
      ? [plainText(`${app.name}, ${app.publisher}, ${app.applicationId}\n${app.warning}`)]
      : []),
    ...guide.warnings.map(plainText),
    ...guide.steps.flatMap((step, index) => stepParts(step, index + 1)),
  ];
  return { to, subject: plainText(guide.title), text: parts.join('\n\n') };
}
