import type { Guide, GuideMessage } from '../../server/contract/guide.ts';
import { plainText } from './guide-text.tsx';

const block = (title: string, lines: readonly string[]) =>
  [title, ...lines.map((line) => `- ${line}`)].join('\n');

/**
 * The steps of a guide as a text to send to whoever must do them: which app, what to do and where,
 * how one sees that it worked.
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
    ...guide.steps.map((step, index) => {
      const { menuPath, link } = step.where;
      const where = [menuPath, link?.url].filter((part) => part != null);
      return block(`${index + 1}. ${step.title}`, [
        ...step.actions,
        ...where,
        step.doesNot,
        step.worked,
      ]);
    }),
  ];
  return { to, subject: plainText(guide.title), text: parts.map(plainText).join('\n\n') };
}
