import { Text } from '@vibe/core';
import type { GuideCommands } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import styles from './command-blocks.module.css';
import { CommandText, GuideText } from './guide-text.tsx';
import { Scrolled } from './scrolled.tsx';
import { useGuideTools } from './tools.ts';

const blocks = ['look', 'change', 'check'] as const;

function Block({ commands, kind }: { commands: GuideCommands; kind: (typeof blocks)[number] }) {
  const { Copy } = useGuideTools();
  const title = t(`guides.commands.${kind}`);
  const label = t('guides.commands.copy', { block: title, name: commands.title });
  return (
    <div className={styles.block}>
      <div className={styles.head}>
        <Text type="text2" weight="bold" element="h5" ellipsis={false}>
          {title}
        </Text>
        <Text type="text3" color="secondary" ellipsis={false}>
          {t(`guides.commands.${kind}Note`)}
        </Text>
        <Copy text={commands[kind]} label={label} />
      </div>
      <Scrolled className={styles.code} dir="ltr" label={label}>
        <code>
          <CommandText text={commands[kind]} />
        </code>
      </Scrolled>
    </div>
  );
}

/** Look, Change and Check for one tool, folded away until they are wanted. */
export function CommandBlocks({ commands }: { commands: GuideCommands }) {
  return (
    <details className={styles.commands}>
      <summary className={styles.summary}>
        {t('guides.commands.title', { name: commands.title })}
      </summary>
      <div className={styles.inside}>
        <ul className={styles.before}>
          {commands.before.map((line) => (
            <li key={line}>
              <GuideText text={line} />
            </li>
          ))}
        </ul>
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('guides.commands.open')}
        </Text>
        {blocks.map((kind) => (
          <Block key={kind} commands={commands} kind={kind} />
        ))}
      </div>
    </details>
  );
}
