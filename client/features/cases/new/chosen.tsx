import { Button } from '@vibe/core';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { useSession } from '../../../api/get-session.ts';
import { providerName } from '../../../i18n/provider-names.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Box } from '../../../ui/box.tsx';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { alsoUsedWords } from '../also-used-words.ts';
import type { CaseWords } from '../case-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { canBeOwnAccount, isAboutAccounts } from '../own-account-rules.ts';
import { changeDraft, leaveOutOfDraft, leftOutOf, useDraft } from './draft.ts';
import type { ChosenConnection } from './own-accounts.ts';
import { Line, Part } from './part.tsx';
import styles from './touches.module.css';

/** As many as a request names. */
const mostLeftOut = 100;

interface ChosenLineProps {
  connection: ChosenConnection;
  isOwn: boolean;
  /** An admin says whether the account is the person's own. */
  canChoose: boolean;
  canLeaveOut: boolean;
  words: CaseWords;
}

/** A chosen connection: who else uses the account, and whether it is the person's own. */
function ChosenLine({ connection, isOwn, canChoose, canLeaveOut, words }: ChosenLineProps) {
  const { ownAccounts } = useDraft();
  const { id, displayName, provider } = connection;
  const also = alsoUsedWords(connection.alsoUsedBy, words.find, words.format);
  const label = t('newCase.touches.ownAccount');
  return (
    <ConnectionLine
      connection={connection}
      notes={also === null ? [] : [also]}
      action={
        <div className={styles.actions}>
          {canChoose && (
            <Box
              label={label}
              name={`${label}: ${displayName}, ${providerName(provider)}`}
              isChecked={isOwn}
              onChange={(isChosen) =>
                changeDraft({ ownAccounts: { ...ownAccounts, [id]: isChosen } })
              }
            />
          )}
          {canLeaveOut && (
            <Button
              kind="tertiary"
              size="xs"
              aria-label={t('newCase.touches.leaveOutOf', {
                identity: isolate(`${displayName}, ${providerName(provider)}`),
              })}
              onClick={() => leaveOutOfDraft(id, true)}
            >
              {t('newCase.touches.leaveOut')}
            </Button>
          )}
        </div>
      }
    />
  );
}

interface ChosenProps {
  dryRun: CaseDryRun;
  request: CaseRequest;
  words: CaseWords;
}

/** Lists what a case will cover; an admin leaves out of it what it is not to cover. */
export function Chosen({ dryRun, request, words }: ChosenProps) {
  const { format } = words;
  const { role } = useSession();
  const leftOut = leftOutOf(useDraft());
  const { count, people, connections } = dryRun.chosen;
  const isAdmin = role === 'admin';
  const counts = [
    t('newCase.touches.chosenCount', { count, number: format.number(count) }),
    isAdmin &&
      people > 0 &&
      t('newCase.touches.people', { count: people, number: format.number(people) }),
  ];
  const canChoose = isAdmin && isAboutAccounts(request);
  const canLeaveOut = isAdmin && count > 1 && leftOut.length < mostLeftOut;
  return (
    <Part title={t('newCase.touches.chosen')}>
      <Line>{counts.filter(Boolean).join(' ')}</Line>
      {canChoose && connections.some(canBeOwnAccount) && (
        <Line>{t('newCase.touches.ownAccountWhy')}</Line>
      )}
      <FirstEntries
        label={t('newCase.touches.chosen')}
        items={connections}
        entry={(connection) => (
          <ChosenLine
            key={connection.id}
            connection={connection}
            isOwn={request.ownAccounts?.includes(connection.id) ?? false}
            canChoose={canChoose && canBeOwnAccount(connection)}
            canLeaveOut={canLeaveOut}
            words={words}
          />
        )}
      />
      {count > connections.length && (
        <Line>{t('newCase.touches.shown', { number: format.number(connections.length) })}</Line>
      )}
      {leftOut.length >= mostLeftOut && (
        <Line>{t('newCase.touches.leftOutMost', { number: format.number(mostLeftOut) })}</Line>
      )}
    </Part>
  );
}

/** Lists what was left out, with the way back. */
export function LeftOut({ leftOut }: Pick<CaseDryRun, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <Part title={t('newCase.touches.leftOut')}>
      <Line>{t('newCase.touches.leftOutWhy')}</Line>
      <FirstEntries
        label={t('newCase.touches.leftOut')}
        items={leftOut}
        entry={(connection) => (
          <ConnectionLine
            key={connection.id}
            connection={connection}
            action={
              <Button
                kind="tertiary"
                size="xs"
                aria-label={t('newCase.touches.includeOf', {
                  identity: isolate(
                    `${connection.displayName}, ${providerName(connection.provider)}`,
                  ),
                })}
                onClick={() => leaveOutOfDraft(connection.id, false)}
              >
                {t('newCase.touches.include')}
              </Button>
            }
          />
        )}
      />
    </Part>
  );
}
