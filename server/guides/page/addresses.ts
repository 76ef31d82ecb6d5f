import type { ProviderId } from '../../contract/common.ts';
import { guideSituation } from '../../contract/guide.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { aboutOptions, addressOf, choiceOf, type PageQuery } from './choice.ts';

interface Address {
  template: GuideTemplate;
  provider: ProviderId;
  address: string;
}

/** Each offered provider's guides once, with the first answers that lead to it. */
export function addressesOf(
  guides: readonly GuideTemplate[],
  language: PageQuery['language'],
  offered: readonly ProviderId[],
): Address[] {
  const found = new Map<string, Address>();
  const answers = (['self', 'admin'] as const).flatMap((who) =>
    guideSituation.options.flatMap((what) => aboutOptions.map((about) => ({ who, what, about }))),
  );
  for (const provider of offered) {
    for (const answer of answers) {
      if (answer.about === 'everyone' && answer.who === 'self') continue;
      const query: PageQuery = { provider, language, ...answer };
      const template = choiceOf(guides, query)?.provider;
      if (!template || found.has(template.id)) continue;
      found.set(template.id, { template, provider, address: addressOf(query, {}) });
    }
  }
  return [...found.values()];
}
