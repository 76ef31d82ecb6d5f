import { Button } from '@vibe/core';
import { type FormEvent, useState } from 'react';
import type { SharedCase } from '../../../server/contract/case-link.ts';
import { urgencyOf } from '../../features/cases/steps/section-brief.ts';
import { actorTitle } from '../../i18n/actor-names.ts';
import { browserFormat } from '../../i18n/format.ts';
import { providerName } from '../../i18n/provider-names.ts';
import { isolate, t } from '../../i18n/translate.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { moveFocus } from '../../ui/move-focus.ts';
import { Section } from '../../ui/section.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { dropUnsaved, useUnsavedText } from '../../ui/unsaved.ts';
import { Headline } from '../shared/headline.tsx';
import styles from './introduction.module.css';

const checks = ['call', 'application', 'never'] as const;
const longestName = 100;

/** Names enough to know what it is about; whole names come with the steps, whose opening is recorded. */
function accountsOf({ accounts: { count, first } }: SharedCase): string {
  const format = browserFormat();
  const rest = count - first.length;
  const more = t('caseLink.moreAccounts', { count: rest, number: format.number(rest) });
  return format.list([...first.map(isolate), ...(rest > 0 ? [more] : [])]);
}

/** Says in a sentence who asks. */
export const askedBy = ({ accountName }: SharedCase): string =>
  accountName === null
    ? t('caseLink.askedByUnnamed')
    : t('caseLink.askedBy', { account: isolate(accountName) });

/** Says what is asked, of whom, and until when. */
export function Asked({ of }: { of: SharedCase }) {
  const format = browserFormat();
  const providers = of.providers.map(providerName);
  const [provider = null] = of.providers;
  const actors = of.actors.map((actor) => actorTitle({ actor, organization: null, provider }));
  return (
    <Facts>
      {of.accounts.count > 0 && <Fact name={t('caseLink.accounts')}>{accountsOf(of)}</Fact>}
      <Fact name={t('caseSteps.brief.app')}>
        {of.app.applicationId === null
          ? of.app.name
          : t('caseSteps.brief.appId', { name: of.app.name, id: of.app.applicationId })}
      </Fact>
      <Fact name={t('caseSteps.brief.asked')}>
        {t('caseLink.ask', { count: of.accounts.count })}
      </Fact>
      <Fact name={t('caseSteps.brief.by')}>{urgencyOf(of.situation, of.dueOn, format)}</Fact>
      <Fact name={t('caseLink.reason')}>{t(`pages.situation.${of.situation}`)}</Fact>
      {providers.length > 0 && (
        <Fact name={t('caseLink.about')}>
          {t('caseLink.aboutAccess', {
            app: isolate(of.app.name),
            providers: format.list(providers),
          })}
        </Fact>
      )}
      <Fact name={t('caseLink.yourPart')}>{actors.join(' · ')}</Fact>
      <Fact name={t('caseLink.opened')}>{format.dateTime(of.openedAt)}</Fact>
      <Fact name={t('caseLink.expires')}>{format.dateTime(of.expiresAt)}</Fact>
    </Facts>
  );
}

/** Introduction: who asks, for what, until when, and how to check that it is genuine; then the name field. */
export function Introduction({ of, onShow }: { of: SharedCase; onShow(name: string): void }) {
  const [name, setName] = useUnsavedText('your-name', t('caseLink.name'), '', true);
  const [isMissing, setMissing] = useState(false);
  const show = (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given) {
      dropUnsaved('your-name');
      return onShow(given);
    }
    setMissing(true);
    moveFocus(document.getElementById('your-name'));
  };

  return (
    <>
      <Headline app={of.app.name}>{t('caseLink.title')}</Headline>
      <p className={styles.lead}>{askedBy(of)}</p>
      <Asked of={of} />
      <Section title={t('caseLink.genuine.title')} isCard>
        <ul className={styles.list}>
          {checks.map((check) => (
            <li key={check}>{t(`caseLink.genuine.${check}`)}</li>
          ))}
        </ul>
        {of.accountName && <p>{t('caseLink.genuine.accountName')}</p>}
      </Section>
      <form className={styles.form} onSubmit={show} noValidate>
        <TextInput
          id="your-name"
          label={t('caseLink.name')}
          value={name}
          onChange={setName}
          maxLength={longestName}
          autoComplete="name"
          hint={t('caseLink.nameWhy')}
          fault={isMissing && !name.trim() ? t('caseLink.nameMissing') : null}
        />
        <p>{t('caseLink.recorded')}</p>
        <Button type="submit">{t('caseLink.show')}</Button>
      </form>
    </>
  );
}
