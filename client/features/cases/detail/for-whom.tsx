import { Text } from '@vibe/core';
import type { CaseSection } from '../../../../server/contract/case.ts';
import { entraObjectId } from '../../../../server/contract/provider-facts.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { Entries, Entry } from '../../../ui/entries.tsx';
import { useGuideTools } from '../../guides/tools.ts';
import styles from './for-whom.module.css';
import { useCaseConnections } from './get-case-connections.ts';

const namedAtMost = 5;

/** What an administrator's pages search by: at Entra the person's object id, without the tenant. */
const idOf = (provider: string, identifier: string) =>
  entraObjectId(provider, identifier) ?? identifier;

interface ForWhomProps {
  caseId: string;
  section: CaseSection;
  number(value: number): string;
}

/** Whose accounts a section is about, each with the id by which the provider knows it. */
export function ForWhom({ caseId, section, number }: ForWhomProps) {
  const { Copy } = useGuideTools();
  const { connections } = useCaseConnections(caseId);
  const own = new Set(section.connectionIds);
  const shown = connections.filter(({ id }) => own.has(id)).slice(0, namedAtMost);
  const others = section.connectionCount - shown.length;
  if (shown.length === 0) return null;
  return (
    <div className={styles.whom}>
      <Text type="text2" weight="bold" element="h3" ellipsis={false}>
        {t('case.section.forWhom')}
      </Text>
      <Entries label={t('case.section.forWhom')}>
        {shown.map(({ id, provider, displayName, email, providerUniqueIdentifier }) => {
          const identifier = idOf(provider, providerUniqueIdentifier);
          return (
            <Entry
              key={id}
              title={displayName}
              notes={[...(email && email !== displayName ? [email] : []), identifier]}
              action={
                <Copy
                  text={identifier}
                  label={t('case.section.copyId', { identity: isolate(displayName) })}
                />
              }
            />
          );
        })}
      </Entries>
      {others > 0 && (
        <Text type="text2" color="secondary" ellipsis={false}>
          {t('case.section.moreFor', { number: number(others) })}
        </Text>
      )}
    </div>
  );
}
