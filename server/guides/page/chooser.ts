import { guideSituation } from '../../contract/guide.ts';
import { factsOf, hasEntra, type ProviderId } from '../../contract/provider-facts.ts';
import type { GuideTemplate } from '../../providers/guide/guide-template.ts';
import { type About, aboutFor, addressOf, type PageQuery, type Who, whoOptions } from './choice.ts';
import { type Html, html } from './html.ts';
import type { Words } from './page-words.ts';

const whoNames: Record<Who, string> = {
  self: 'It is my own account',
  admin: 'I administer it',
  support: 'I support someone',
};

const whatNames: Record<(typeof guideSituation.options)[number], string> = {
  any: 'I just want it gone',
  left: 'A person left',
  person_compromised: 'A person’s account is compromised',
  app_compromised: 'The app is compromised',
  organization_compromised: 'A whole organization is compromised',
  not_needed: 'It is no longer needed',
  wrong_account: 'The wrong account was connected',
};

const ownNames: Record<About, string> = {
  work: 'Work or school account',
  covered: 'Work or school account, allowed by an admin',
  guest: 'Guest account',
  guest_covered: 'Guest account, allowed by an admin there',
  personal: 'Personal account',
  app: 'The app’s own access (a bot)',
  everyone: 'Everyone in the organization',
};

const adminNames: Record<About, string> = {
  work: 'One person',
  covered: 'One person, covered by admin consent',
  guest: 'One guest',
  guest_covered: 'One guest, covered by admin consent',
  personal: 'Someone’s personal account',
  app: 'The app’s own access (a bot)',
  everyone: 'Everyone in the organization',
};

const whoConsented: Record<Who, Partial<Record<About, string>>> = {
  self: {},
  admin: { work: 'One person who consented themself' },
  support: {},
};

function question<Name extends string>(
  id: string,
  title: string,
  names: readonly (readonly [Name, string])[],
  current: Name | undefined,
  address: (name: Name) => string,
): Html {
  const choices = names.map(
    ([name, label]) =>
      html`<li><a href="${address(name)}"${name === current && html` aria-current="true"`}>${label}</a></li>`,
  );
  return html`<section class="question" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${choices}</ul></section>`;
}

/** A brand is the same in every language. */
const nameOf = (provider: ProviderId, say: Words['say']): string => {
  const { kind, name } = factsOf(provider);
  return kind === 'api-token' ? say(name) : name;
};

/** The questions, as plain links: each answer is an address of its own. */
export function chooser(
  { say }: Words,
  guides: readonly GuideTemplate[],
  query: PageQuery,
  offered: readonly ProviderId[],
): Html {
  const about = aboutFor(guides, query);
  const names = query.who === 'admin' ? adminNames : ownNames;
  // Where an admin can consent for everyone, the one person is told from those who are covered.
  const aboutNames = about.includes('covered')
    ? { ...names, ...whoConsented[query.who ?? 'self'] }
    : names;
  return html`<nav class="chooser" aria-label="${say('Choose a guide')}">
${question(
  'which-service',
  say('Which service?'),
  offered.map((id) => [id, nameOf(id, say)] as const),
  query.provider,
  (provider) => addressOf(query, { provider, about: undefined }),
)}
${question(
  'who',
  say('Who are you?'),
  whoOptions.map(
    (name) =>
      [
        name,
        name === 'admin' && hasEntra(query.provider)
          ? say('I administer Microsoft 365')
          : say(whoNames[name]),
      ] as const,
  ),
  query.who,
  (who) => addressOf(query, { who, about: undefined }),
)}
${question(
  'what',
  say('What happened?'),
  guideSituation.options.map((name) => [name, say(whatNames[name])] as const),
  query.who && (query.what ?? 'any'),
  (what) => addressOf(query, { who: query.who ?? 'self', what }),
)}
${
  about.length > 0 &&
  question(
    'about',
    say(query.who === 'admin' ? 'Whom is it about?' : 'Which account?'),
    about.map((name) => [name, say(aboutNames[name])] as const),
    query.about ?? 'work',
    (name) => addressOf(query, { about: name }),
  )
}
</nav>`;
}
