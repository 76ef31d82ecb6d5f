import '../../../i18n/load/cases-texts.ts';
import { Button } from '@vibe/core';
import type { ConnectionDetail } from '../../../../server/contract/connection.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { casesTab } from '../../../navigation/start-revocation.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { Section } from '../../../ui/section.tsx';

/** The cases that a connection is or was in, each with the way to it. */
export function ItsCases({ cases }: Pick<ConnectionDetail, 'cases'>) {
  const format = useFormat();
  if (cases.length === 0) return null;
  return (
    <Section title={t('connection.cases.title')}>
      <Entries label={t('connection.cases.title')}>
        {cases.map(({ id, situation, status, openedAt, closedAt }) => {
          const name = t(`cases.situation.${situation}`);
          const date = format.date(openedAt);
          const ended =
            closedAt &&
            {
              closed: t('cases.closedOn', { date: format.date(closedAt) }),
              withdrawn: t('cases.withdrawnOn', { date: format.date(closedAt) }),
              open: '',
            }[status];
          return (
            <Entry
              key={id}
              title={name}
              notes={[
                t(`cases.status.${status}`),
                t('cases.openedOn', { date }),
                ended || '',
              ].filter(Boolean)}
              action={
                <Button
                  kind="tertiary"
                  size="xs"
                  aria-label={t('connection.cases.openOf', { case: isolate(name), date })}
                  onClick={() => goTo({ tab: casesTab, id })}
                >
                  {t('connection.cases.open')}
                </Button>
              }
            />
          );
        })}
      </Entries>
    </Section>
  );
}
