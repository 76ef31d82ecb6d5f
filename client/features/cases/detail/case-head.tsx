import { ProgressBar, Text } from '@vibe/core';
import type { ReactNode } from 'react';
import type { RevocationCase } from '../../../../server/contract/case.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { zoneWords } from '../../../i18n/zone.ts';
import { DetailHead, HeadCard, HeadLine } from '../../../ui/detail-head.tsx';
import { StateLabel } from '../../../ui/state-label.tsx';
import { type CaseWords, caseName, personOf, waitsFor } from '../case-words.ts';
import { caseTone, evidenceOf } from '../evidence-words.ts';
import { StatusLabel } from '../list/columns.tsx';
import styles from './case-head.module.css';
import { EarlierCases } from './earlier-cases.tsx';
import { Handling } from './handling.tsx';
import { clockSentence } from './section-proof.tsx';

interface CaseHeadProps {
  of: RevocationCase;
  words: CaseWords;
  list: string;
  onBack(): void;
  /** The stepper of the sections, and what is next. */
  children: ReactNode;
}

/** A person's own doing is theirs: `you`. */
const whoOf = (userId: string | null, words: CaseWords): string =>
  userId !== null && userId === words.userId ? t('names.actor.you') : personOf(userId, words);

/** Says who opened and who closed the case, and when. */
function timesOf(of: RevocationCase, words: CaseWords): string[] {
  const { openedAt, openedBy, status, closedAt, closedBy, closeNote } = of;
  const lines = [
    t('case.openedBy', {
      time: words.format.dateTime(openedAt),
      person: whoOf(openedBy, words),
    }),
  ];
  if (status !== 'open' && closedAt) {
    const ended = { time: words.format.dateTime(closedAt), person: whoOf(closedBy, words) };
    lines.push(t(status === 'closed' ? 'case.closedBy' : 'case.withdrawnBy', ended));
  }
  if (closeNote) lines.push(t('case.closeNote', { note: isolate(closeNote) }));
  return lines;
}

/** The latest time by which old tokens end, of all sections: what an incident waits for. */
function clockOf(of: RevocationCase, words: CaseWords): string | null {
  const [latest] = of.sections
    .filter(({ proof }) => proof?.clockEndsAt)
    .sort((one, other) =>
      (one.proof?.clockEndsAt ?? '') < (other.proof?.clockEndsAt ?? '') ? 1 : -1,
    );
  return latest ? clockSentence(latest, words) : null;
}

/** A case in short: what it is about, how far it is, whom it waits for, until when tokens may work. */
export function CaseHead({ of, words, list, onBack, children }: CaseHeadProps) {
  const { done, total } = of.steps;
  const { number } = words.format;
  const who = waitsFor(of, words);
  const clock = clockOf(of, words);
  const tone = caseTone(of);
  const evidence = evidenceOf(of, words.format);
  const steps = t('case.steps', { done: number(done), total: number(total) });
  const isOpen = of.status === 'open';
  return (
    <DetailHead list={list} title={caseName(of, words)} onBack={onBack} isWide>
      <HeadCard>
        <HeadLine>
          <StatusLabel status={of.status} />
          {tone && evidence && (
            <StateLabel look={tone === 'negative' ? 'alarm' : 'good'} text={evidence} />
          )}
          <Text type="text2" weight="medium" ellipsis={false}>
            {steps}
          </Text>
          {/* It says in a picture what stands beside it; Vibe gives it no name. */}
          <div className={styles.bar} aria-hidden>
            <ProgressBar
              value={total === 0 ? 0 : (done / total) * 100}
              size="small"
              barStyle={tone ?? 'primary'}
              animated={false}
              fullWidth
            />
          </div>
          <Handling of={of} words={words} />
        </HeadLine>
        {isOpen && (
          <Text type="text1" ellipsis={false}>
            {who
              ? t('case.waits', { who })
              : t(tone === 'negative' ? 'case.notDone' : 'case.allDone')}
          </Text>
        )}
        {clock && (
          <Text type="text2" ellipsis={false}>
            {clock}
          </Text>
        )}
        {children}
        <Text type="text2" color="secondary" ellipsis={false}>
          {[
            ...timesOf(of, words),
            ...(of.view === 'part' ? [t('case.partOnly')] : []),
            ...(of.view === 'whole' && of.visibility === 'admins' ? [t('case.adminsOnly')] : []),
          ].join(' ')}
        </Text>
        <EarlierCases of={of} words={words} />
        <div className={styles.printed}>
          <Text type="text2" ellipsis={false}>
            {t('ui.zone', { zone: isolate(zoneWords(new Date().toISOString())) })}
          </Text>
        </div>
      </HeadCard>
    </DetailHead>
  );
}
