import { t } from '../../../i18n/translate.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { Coverage } from '../coverage.tsx';
import { OwnConnections } from './own-connections.tsx';

/** The first screen of everyone but admins. */
export default function MyConnectionsScreen() {
  return (
    <>
      <PageHead title={t('connections.myTitle')}>
        <Coverage />
      </PageHead>
      <OwnConnections tab="my-connections" />
    </>
  );
}
