import { Text } from '@vibe/core';
import { useId } from 'react';
import type { Guide, GuideStep } from '../../../../server/contract/guide.ts';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { OpenGuideStep } from '../../guides/guide-step.tsx';
import { plainText } from '../../guides/guide-text.tsx';
import styles from './own-steps.module.css';

function Step({ step, number }: { step: GuideStep; number: string }) {
  const titleId = useId();
  return (
    <li className={styles.step} aria-labelledby={titleId}>
      <Text type="text1" element="h3" weight="bold" ellipsis={false} id={titleId}>
        <bdi>{t('connection.back.step', { number, title: plainText(step.title) })}</bdi>
      </Text>
      <OpenGuideStep step={step} titleId={titleId} />
    </li>
  );
}

/** The steps of a guide, to be read: what to do is open, and what there is to know about it folded. */
export function Steps({ guide, label }: { guide: Guide; label: string }) {
  const format = useFormat();
  return (
    <ol className={styles.steps} aria-label={label} lang={guide.language}>
      {guide.steps.map((step, index) => (
        <Step key={step.id} step={step} number={format.number(index + 1)} />
      ))}
    </ol>
  );
}
