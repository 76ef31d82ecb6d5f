import { presumedCovered } from '../../../server/cases/steps/section-guide.ts';
import { providerId } from '../../../server/contract/common.ts';
import { language } from '../../../server/contract/language.ts';
import { createGuides } from '../../../server/guides/guide-registry.ts';
import { sayGuide } from '../../../server/guides/languages/translate.ts';
import { pageQuery } from '../../../server/guides/page/choice.ts';
import { renderGuidePage } from '../../../server/guides/page/page.ts';
import { openWords } from '../../../server/guides/page/page-text.ts';
import { wordsIn } from '../../../server/guides/page/page-words.ts';
import { clouds } from '../../../server/providers/microsoft/cloud/clouds.ts';

const queries = [
  {},
  { q: 'zebra' },
  { who: 'admin', what: 'app_compromised' },
  ...['microsoft', 'google', 'slack', 'dropbox', 'salesforce', 'api-token'].flatMap((provider) =>
    ['self', 'admin', 'support'].flatMap((who) =>
      ['work', 'covered', 'guest', 'guest_covered', 'personal', 'app', 'everyone'].flatMap(
        (about) =>
          [
            'any',
            'left',
            'person_compromised',
            'app_compromised',
            'organization_compromised',
            'wrong_account',
          ].map((what) => ({
            provider,
            who,
            about,
            what,
          })),
      ),
    ),
  ),
];

/** Every English text of the guides, in every cloud, and of the page around them. */
export function neededTexts(): Set<string> {
  const texts = new Set<string>();
  const record = (text: string) => {
    texts.add(text);
    return text;
  };
  for (const cloud of Object.keys(clouds) as (keyof typeof clouds)[]) {
    for (const guide of createGuides({ MICROSOFT_CLOUD: cloud })) sayGuide(guide, record);
  }
  const words = wordsIn(language.enum.en, record);
  const values = {
    appName: 'App',
    publisher: undefined,
    supportEmail: 'help@example.com',
    applicationIds: {},
    offered: providerId.options,
  };
  const guides = createGuides({ MICROSOFT_CLOUD: 'global' });
  for (const query of queries) {
    renderGuidePage(guides, pageQuery.parse(query), values, null, words);
  }
  for (const text of Object.values(openWords)) record(text);
  record(presumedCovered);
  return texts;
}
