import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Language } from '../../../../server/contract/language.ts';
import { paths } from '../../../../server/contract/paths.ts';
import { call } from '../../../api/http.ts';
import { keys } from '../../../api/keys.ts';
import { textLanguage } from '../../../i18n/language.ts';
import { providerInSentence, providerName } from '../../../i18n/provider-names.ts';
import '../../../i18n/load/connection-texts.ts';
import { Text } from '@vibe/core';
import type { OwnGuide } from '../../../../server/contract/case-guide.ts';
import type { Connection, ConnectionDetail } from '../../../../server/contract/connection.ts';
import type { Guide } from '../../../../server/contract/guide.ts';
import { isolate, t } from '../../../i18n/translate.ts';
import { goTo, usePlace } from '../../../monday/location.ts';
import { useFormat } from '../../../monday/profile-format.ts';
import type { DetailProps } from '../../../navigation/screen-props.ts';
import { DetailHead } from '../../../ui/detail-head.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { ScreenSkeleton } from '../../../ui/screen-skeleton.tsx';
import { Section } from '../../../ui/section.tsx';
import { QueryError } from '../../../ui/states/query-error.tsx';
import { WaitNotice } from '../../../ui/states/wait-notice.tsx';
import { Message } from '../../guides/guide-message-box.tsx';
import { GuideEnd, GuideSummary, GuideWarnings } from '../../guides/guide-notes.tsx';
import { MondayMail } from '../../guides/monday-mail.tsx';
import { WhichApp } from '../../guides/which-app.tsx';
import { identityNote } from '../connection-format.ts';
import { useConnection } from '../detail/get-connection.ts';
import { Gone, isGone } from '../detail/gone.tsx';
import { KnownUses } from '../detail/where-used.tsx';
import { KeepTrack } from './keep-track.tsx';
import { Steps } from './own-steps.tsx';
import styles from './steps-screen.module.css';

interface AskAdminProps {
  /** The person's own steps at the provider; those that an admin may have to do have a message. */
  guide: Guide;
  name: string;
}

/** Says whom to ask where the user's own steps do not help, with a text to send; nothing without such an admin. */
function AskAdmin({ guide, name }: AskAdminProps) {
  const message = guide.steps.find((step) => step.message !== null)?.message;
  if (!message) return null;
  return (
    <Section title={t('connection.back.admin.title')}>
      <Text type="text2" ellipsis={false}>
        {t('connection.back.admin.misuse')}
      </Text>
      <Fold title={t('connection.back.admin.message')}>
        <Text type="text2" ellipsis={false}>
          {t('connection.back.admin.detail', { provider: name })}
        </Text>
        <div lang={guide.language}>
          <Message message={message} name={t('connection.back.admin.message')} />
        </div>
      </Fold>
    </Section>
  );
}

const ownGuideOptions = (id: string, language: Language) =>
  queryOptions({
    queryKey: keys.ownGuide(id, language),
    queryFn: ({ signal }) => call(paths.ownGuide, { params: { id }, query: { language }, signal }),
    staleTime: 5 * 60_000,
  });

/** The guide by which users revoke one of their own connections. */
const useOwnGuide = (id: string) => useQuery(ownGuideOptions(id, textLanguage()));

/** Of a personal account no admin can look anything up: a refused run is all the proof there is. */
function PersonalProof({ connection, name }: { connection: Connection; name: string }) {
  const format = useFormat();
  const { accountType, atProvider } = connection;
  if (accountType !== 'personal') return null;
  const { refusedAt } = atProvider;
  return (
    <Text type="text2" ellipsis={false}>
      {t('connection.back.proof.personal', { provider: name })}{' '}
      {refusedAt
        ? t('connection.back.proof.refused', { provider: name, time: format.dateTime(refusedAt) })
        : t('connection.back.proof.none')}
    </Text>
  );
}

interface AtProviderProps {
  connection: Connection;
  guide: OwnGuide['provider']['guide'];
  name: string;
}

/** The half at the provider: what to do; which app is meant and what it leaves is folded. */
function AtProvider({ connection, guide, name }: AtProviderProps) {
  const title = t('connection.back.atProvider', { provider: name });
  return (
    <Section title={title}>
      {guide.warnings.length > 0 && (
        <div lang={guide.language} className={styles.part}>
          <GuideWarnings guide={guide} />
        </div>
      )}
      <Steps guide={guide} label={title} />
      <PersonalProof connection={connection} name={name} />
      <Fold title={t('connection.back.end')} lang={guide.language}>
        <GuideSummary guide={guide} />
        {guide.whichApp && <WhichApp app={guide.whichApp} />}
        <GuideEnd guide={guide} />
      </Fold>
    </Section>
  );
}

function InMonday({ guide, mail }: OwnGuide['monday']) {
  const title = t('connection.back.inMonday');
  return (
    <Section title={title}>
      <Steps guide={guide} label={title} />
      {mail && (
        <Fold title={t('guides.mail.title')}>
          <MondayMail mail={mail} />
        </Fold>
      )}
    </Section>
  );
}

interface ContentProps {
  detail: ConnectionDetail;
  guide: OwnGuide;
  /** The tab whose list leads here. */
  tab: string;
  onBack(): void;
}

function Content({ detail, guide, tab, onBack }: ContentProps) {
  const { connection } = detail;
  const name = providerInSentence(connection.provider);
  const note = identityNote(connection);
  return (
    <>
      <DetailHead
        list={t(tab === 'connections' ? 'connections.tab' : 'connections.myTab')}
        title={t('connection.back.title', { identity: isolate(connection.displayName) })}
        onBack={onBack}
      >
        <Text type="text2" color="secondary" ellipsis={false}>
          <bdi>{[providerName(connection.provider), note].filter(Boolean).join(' · ')}</bdi>
        </Text>
        <Text type="text1" ellipsis={false}>
          {t('connection.next.intro', { provider: name })} {t('connection.back.reading')}
        </Text>
        {connection.caseId !== null && <KeepTrack connection={connection} />}
      </DetailHead>
      <AtProvider connection={connection} guide={guide.provider.guide} name={name} />
      <InMonday {...guide.monday} />
      <AskAdmin guide={guide.provider.guide} name={name} />
      <Section title={t('connection.back.automations.title')}>
        <Text type="text2" ellipsis={false}>
          {t('connection.back.automations.stop')}
        </Text>
        <KnownUses detail={detail} />
      </Section>
      {connection.caseId === null && <KeepTrack connection={connection} />}
    </>
  );
}

/** The steps that revoke one of the user's own connections, with nothing to fill in first. */
export default function StepsScreen({ tab, id }: DetailProps) {
  const { filters } = usePlace();
  const detail = useConnection(id);
  const guide = useOwnGuide(id);
  const onBack = () => goTo({ tab, filters });
  if (detail.data && guide.data) {
    return <Content detail={detail.data} guide={guide.data} tab={tab} onBack={onBack} />;
  }
  const failed = [detail, guide].find(({ isError }) => isError);
  if (failed && isGone(failed.error)) return <Gone onBack={onBack} />;
  if (failed) return <QueryError isWholePage error={failed.error} onRetry={failed.refetch} />;
  return (
    <>
      <WaitNotice error={guide.failureReason ?? detail.failureReason} />
      <ScreenSkeleton />
    </>
  );
}
