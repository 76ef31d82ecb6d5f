import { ButtonGroup } from '@vibe/core';
import type { Scope } from '../../../../server/contract/common.ts';
import { t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { surfaceOf } from '../../../monday/surface.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { Coverage } from '../coverage.tsx';
import { AccountConnections } from './account-connections.tsx';
import { OwnConnections } from './own-connections.tsx';

/** On a board an admin is one of its people first; everywhere else they come for the account. */
function useScope(): Scope {
  const { filters } = usePlace();
  if (filters.whose === 'mine' || filters.whose === 'account') return filters.whose;
  return surfaceOf(window.location.pathname) === 'board' ? 'mine' : 'account';
}

function ScopeSwitch({ scope }: { scope: Scope }) {
  const options = [
    { value: 'account', text: t('connections.everyone') },
    { value: 'mine', text: t('connections.onlyMine') },
  ];
  return (
    <ButtonGroup
      size="small"
      groupAriaLabel={t('connections.whose')}
      options={options}
      value={scope}
      onSelect={(whose) => goTo({ tab: 'connections', filters: { whose: String(whose) } })}
    />
  );
}

/** An admin's list: everyone's connections, or their own. */
export default function ConnectionsScreen() {
  const scope = useScope();
  return (
    <>
      <PageHead
        title={t(scope === 'mine' ? 'connections.myTitle' : 'connections.title')}
        aside={<ScopeSwitch scope={scope} />}
      >
        <Coverage />
      </PageHead>
      {scope === 'mine' ? <OwnConnections tab="connections" /> : <AccountConnections />}
    </>
  );
}
