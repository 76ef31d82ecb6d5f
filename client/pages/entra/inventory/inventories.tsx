import { useEffect } from 'react';
import type { EntraSession } from '../../../../server/contract/entra-check.ts';
import { addTexts } from '../../../i18n/catalogue.ts';
import connections from '../../../i18n/en/connections.json';
import entraActions from '../../../i18n/en/entra-actions.json';
import entraInventory from '../../../i18n/en/entra-inventory.json';
import shell from '../../../i18n/en/shell.json';
import '../../../i18n/load/permissions-texts.ts';
import { t } from '../../../i18n/translate.ts';
import { Section } from '../../../ui/section.tsx';
import { prepareSignIn } from '../session/sign-in.ts';
import { InventoryPart } from './inventory-part.tsx';

addTexts('connections', connections);
addTexts('entraActions', entraActions);
addTexts('entraInventory', entraInventory);
addTexts('shell', shell);

const needs = ['role', 'license', 'browser', 'kept', 'limits'] as const;

/** Every app that holds workflow credentials, by organization. Loaded apart: a check needs none of it. */
export default function Inventories({ session }: { session: EntraSession }) {
  const { signIn } = session;
  useEffect(() => {
    // A failure here repeats where the result is needed, and is reported there.
    if (signIn.actingClientId) prepareSignIn(signIn, signIn.actingClientId).catch(() => {});
  }, [signIn]);
  return (
    <>
      {session.check && <h2>{t('entra.inventoryTitle')}</h2>}
      <p>{t('entraInventory.about')}</p>
      <Section title={t('entra.before.title')} isCard>
        <ul>
          {needs.map((need) => (
            <li key={need}>{t(`entraInventory.before.${need}`)}</li>
          ))}
        </ul>
      </Section>
      {session.organizations.map((organization) => (
        <InventoryPart key={organization.id} session={session} organization={organization} />
      ))}
      <InventoryPart session={session} organization={null} />
    </>
  );
}
