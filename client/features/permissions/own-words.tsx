import '../../i18n/load/permissions-texts.ts';
import type { Permission } from '../../../server/contract/describe-permission.ts';
import type { ProviderDescription } from '../../../server/contract/provider.ts';
import { textLanguage } from '../../i18n/language.ts';
import { t } from '../../i18n/translate.ts';
import { English } from '../../ui/english.tsx';
import { thingOf } from './in-words.ts';

const isEnglish = () => textLanguage() === 'en';

const asSentence = (text: string) =>
  text.charAt(0).toLocaleUpperCase(textLanguage()) + text.slice(1);

/** Says what a permission allows: in the server's words, which are English, or shorter in another language. */
export function Reason({ of }: { of: Pick<Permission, 'key'> & { reason: string } }) {
  const thing = thingOf(of);
  if (isEnglish() || thing === 'unknown') return <English>{of.reason}</English>;
  if (thing === null) return t('permissions.access.lasting');
  const text = t(`permissions.things.${thing}`, { defaultValue: '' });
  return text === '' ? <English>{of.reason}</English> : asSentence(text);
}

/** Says whether access at a provider is long-lived and why, in English, which the server speaks. */
export function Lasting({ access }: Pick<ProviderDescription, 'access'>) {
  if (!isEnglish()) return t(`permissions.access.${access.value}`);
  return <English>{access.text}</English>;
}
