import type { GuideCommands } from '../../../server/contract/guide.ts';
import { CopyButton } from '../shared/page-copy-button.tsx';
import { t } from '../shared/page-text.ts';
import { openWords } from './open-words.ts';
import styles from './step-commands.module.css';

const blocks = ['look', 'change', 'check'] as const;

/** Commands for one tool. Look and Check change nothing; Change asks before it does. */
export function StepCommands({ commands, title }: { commands: GuideCommands; title: string }) {
  return (
    <details className={styles.commands}>
      <summary>{t('caseLink.commands.title', { tool: commands.title })}</summary>
      <ul className={styles.before}>
        {commands.before.map((line) => (
          <li key={line}>
            <bdi>{openWords(line)}</bdi>
          </li>
        ))}
      </ul>
      {blocks.map((block) => {
        const label = t(`caseLink.commands.${block}`);
        const name = `${label}, ${commands.title}, ${title}`;
        return (
          <figure key={block} className={styles.block}>
            <figcaption>
              {label}
              <CopyButton text={commands[block]} label={t('pages.copyNamed', { name })} />
            </figcaption>
            <textarea
              className={styles.text}
              dir="ltr"
              readOnly
              rows={8}
              spellCheck={false}
              aria-label={name}
              value={commands[block]}
            />
          </figure>
        );
      })}
    </details>
  );
}
