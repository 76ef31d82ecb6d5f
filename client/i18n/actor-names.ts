import type { Actor } from '../../server/contract/case.ts';
import type { ProviderId } from '../../server/contract/provider-facts.ts';
import { providerName, providerShortName } from './provider-names.ts';
import { isolate, t } from './translate.ts';

interface Acting {
  actor: Actor;
  organization: { id: string; name: string } | null;
  /** Absent or null where the provider is not known, or there are several. */
  provider?: ProviderId | null;
}

/** Returns an actor of a case inside a sentence, such as `Entra admin of Contoso`. */
export function actorName({ actor, organization, provider }: Acting): string {
  if (actor === 'provider_admin') {
    if (!organization) {
      const where = provider ? providerName(provider) : t('names.apiToken.short');
      return t('names.actor.provider_admin', { provider: where });
    }
    const name = isolate(organization.name);
    return provider
      ? t('names.actor.provider_adminAt', {
          provider: providerShortName(provider),
          organization: name,
        })
      : t('names.actor.provider_adminOf', { organization: name });
  }
  if (actor === 'entra_admin' && organization) {
    return t('names.actor.entra_adminOf', { organization: isolate(organization.name) });
  }
  return t(`names.actor.${actor}`);
}

/** Returns the text with a capital, also behind a mark that isolates a name. */
export const capitalize = (text: string): string =>
  text.replace(/^(\u2068?)(\p{Ll})/u, (_all, mark: string, letter: string) => {
    return mark + letter.toUpperCase();
  });

/** Returns an actor as a heading. monday writes its own name small. */
export const actorTitle = (acting: Acting): string =>
  acting.actor === 'monday_support' ? actorName(acting) : capitalize(actorName(acting));
