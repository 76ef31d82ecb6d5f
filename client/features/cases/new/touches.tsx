import '../../../i18n/load/integrations-texts.ts';
import type { CaseDryRun, CaseRequest } from '../../../../server/contract/case-open.ts';
import { useSession } from '../../../api/get-session.ts';
import { t } from '../../../i18n/translate.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import { FirstEntries } from '../../../ui/first-entries.tsx';
import { PersonIntegrations } from '../../integrations/person/person-integrations.tsx';
import { usePersonIntegrations } from '../../integrations/person/use-person-integrations.ts';
import { type CaseWords, personOf } from '../case-words.ts';
import { ConnectionLine } from '../connection-line.tsx';
import { leaverOf } from '../detail/leaver-integrations.tsx';
import { Automations } from './automations.tsx';
import { Chosen, LeftOut } from './chosen.tsx';
import { Line, Part } from './part.tsx';
import styles from './touches.module.css';
import { Warnings } from './warnings.tsx';
import { WhoMustAct } from './who-must-act.tsx';

function AlsoAffected({ dryRun }: { dryRun: CaseDryRun }) {
  const also = dryRun.alsoAffected;
  const isShared = dryRun.chosen.connections.some(({ alsoUsedBy }) => alsoUsedBy.count > 0);
  const format = useFormat();
  const { role } = useSession();
  const { count, connections } = also;
  // What a person may not see is not said to be absent.
  const noneKey = role === 'admin' ? 'alsoNone' : isShared ? 'alsoShared' : 'alsoHidden';
  return (
    <Part title={t('cases.new.touches.also')}>
      {count === 0 ? (
        <Line>{t(`cases.new.touches.${noneKey}`)}</Line>
      ) : (
        <Line>{t('cases.new.touches.alsoCount', { count, number: format.number(count) })}</Line>
      )}
      {count > 0 && (
        <FirstEntries
          label={t('cases.new.touches.also')}
          items={connections}
          entry={({ reason, ...connection }) => (
            <ConnectionLine
              key={connection.id}
              connection={connection}
              notes={[t(`cases.new.touches.reason.${reason}`)]}
            />
          )}
        />
      )}
      {count > connections.length && connections.length > 0 && (
        <Line>{t('cases.new.touches.shown', { number: format.number(connections.length) })}</Line>
      )}
    </Part>
  );
}

/** All owners are in the part that is listed, or it is not known whether there are others. */
const ownersOf = ({ chosen }: CaseDryRun) =>
  chosen.count > chosen.connections.length
    ? [null]
    : chosen.connections.map(({ userId }) => userId);

function LeaverIntegrations({ dryRun, request, words }: TouchesProps) {
  const leaver = leaverOf(request, ownersOf(dryRun));
  const read = usePersonIntegrations(leaver);
  if (leaver === null || read === null) return null;
  const title = t('integrations.person.title', { person: personOf(leaver, words) });
  return (
    <Part title={title}>
      <PersonIntegrations read={read} label={title} />
    </Part>
  );
}

interface TouchesProps {
  dryRun: CaseDryRun;
  request: CaseRequest;
  words: CaseWords;
}

/** Shows what a case would affect, and who would have to act. */
export function Touches({ dryRun, request, words }: TouchesProps) {
  return (
    <div className={styles.touches}>
      <Warnings warnings={dryRun.warnings} openCases={dryRun.openCases} />
      <Chosen dryRun={dryRun} request={request} words={words} />
      <LeftOut leftOut={dryRun.leftOut} />
      <AlsoAffected dryRun={dryRun} />
      <WhoMustAct sections={dryRun.sections} words={words} />
      <LeaverIntegrations dryRun={dryRun} request={request} words={words} />
      <Part title={t('cases.new.touches.automations')}>
        <Automations automations={dryRun.automations} words={words} />
      </Part>
    </div>
  );
}
