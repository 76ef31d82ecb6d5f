import { Button, Text } from '@vibe/core';
import type { Connection } from '../../../../server/contract/connection.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo } from '../../../monday/location.ts';
import { casesTab, startRevocation } from '../../../navigation/start-revocation.ts';
import { Section } from '../../../ui/section.tsx';

/** After the steps: a case that remembers what was done, for who wants one. */
export function KeepTrack({ connection }: { connection: Connection }) {
  const { id, caseId } = connection;
  const onClick = () =>
    caseId === null
      ? startRevocation({ kind: 'connections', connectionIds: [id] })
      : goTo({ tab: casesTab, id: caseId });
  return (
    <Section title={t('connection.back.track.title')}>
      <Text type="text2" ellipsis={false}>
        {t(`connection.back.track.${caseId === null ? 'detail' : 'open'}`)}
      </Text>
      <div>
        <Button kind="secondary" size="small" onClick={onClick}>
          {t(caseId === null ? 'connection.back.track.start' : 'connection.revoke.toCase')}
        </Button>
      </div>
    </Section>
  );
}
