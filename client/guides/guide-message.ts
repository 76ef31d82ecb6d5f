import type { Guide, GuideCommands, GuideMessage, GuideStep } from '../../server/contract/guide.ts';
import { t } from '../text/text.ts';
import { plainText } from './guide-text.tsx';

const block = (title: string, lines: readonly string[]) =>
  [title, ...lines.map((line) => `- ${line}`)].join('\n');

const commandBlocks = (commands: GuideCommands) => [
  `${t('guides.commands.title', { name: commands.title })}\n${commands.before.join('\n')}`,
  ...(['look', 'change', 'check'] as const).map((kind) => {
    const note = t(`guides.commands.${kind}Note`);
    return `${t(`guides.commands.${kind}`)} (${note}):\n${commands[kind]}`;
  }),
];

function stepParts(
  { title, actions, where, doesNot, worked, commands }: GuideStep,
  number: number,
) {
  const places = [where.menuPath, where.link?.url].filter((place) => place != null);
  return [
    block(`${number}. ${title}`, [...actions, ...places, doesNot, worked]),
    // What a step calls "the commands below" must be below, with the ids of whom it is about.
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
    ...(app ? [`${app.name}, ${app.publisher}, ${app.applicationId}\n${app.warning}`] : []),
    ...guide.warnings,
    ...guide.steps.flatMap((step, index) => stepParts(step, index + 1)),
  ];
  return { to, subject: plainText(guide.title), text: parts.map(plainText).join('\n\n') };
}
