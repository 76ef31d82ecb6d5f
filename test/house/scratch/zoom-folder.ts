/** The folder of a provider that does not exist, file by file, as docs/adding-a-provider.md has it. */
export const zoomFolder: Record<string, string> = {
  'zoom-identity.ts': `import { z } from 'zod';
import { callProvider } from '../shared/call.ts';
import type { ConfiguredProvider, SettingsOf } from '../shared/define-provider.ts';
import type { Identity } from '../shared/provider-definition.ts';
import { cleanEmail, cleanText } from '../shared/provider-text.ts';
import { type ScopeRow, scopesOf } from '../shared/scopes.ts';
import { text, url } from '../shared/settings.ts';

export const zoomSettings = {
  /** Stands in for https://api.zoom.us/v2. */
  ZOOM_API_URL: url.optional(),
  ZOOM_CLIENT_ID: text.optional(),
};

/** https://developers.zoom.us/docs/api/users/ */
const meAnswer = z.object({
  id: z.string().regex(/^[\\w-]{1,100}$/),
  account_id: z.string().regex(/^[\\w-]{1,100}$/),
  display_name: z.string().nullish(),
  email: z.string().nullish(),
});

function identityOf(me: z.infer<typeof meAnswer>): Identity {
  const email = cleanEmail(me.email);
  return {
    providerUniqueIdentifier: [me.account_id, me.id].join(':'),
    displayName: cleanText(me.display_name) ?? email ?? me.id,
    email,
    organization: { id: me.account_id, name: me.account_id },
    accountType: 'work',
  };
}

const scopes: readonly ScopeRow[] = [
  ['user:read:user', 'low', 'Reads the name and e-mail address. The connection gets its name from it.'],
];

export function createZoom(settings: SettingsOf<typeof zoomSettings>): ConfiguredProvider {
  const api = settings.ZOOM_API_URL ?? 'https://api.zoom.us/v2';
  return {
    isOn: true,
    asksService: true,
    clientId: settings.ZOOM_CLIENT_ID ?? null,
    identify: async (token, { deadline }) =>
      identityOf(await callProvider({ url: api + '/users/me', token, schema: meAnswer, deadline })),
    ...scopesOf({ provider: 'zoom', requested: ['user:read:user'], known: scopes }),
    accessWith: () => 'lasting',
    accessReason: {
      text: 'monday renews the access whenever an automation runs, until it is removed.',
      source: 'https://developers.zoom.us/docs/integrations/oauth/',
    },
    parameters: [],
    takeAway: [
      {
        accountType: null,
        label: 'Added Apps',
        url: 'https://marketplace.zoom.us/user/installed',
        menuPath: 'Zoom App Marketplace > Manage > Added Apps > the app > Remove',
        source: 'https://developers.zoom.us/docs/integrations/oauth/',
        lastRead: '2026-11-29',
        isConfirmed: false,
      },
    ],
    oauth: {
      authorizeUrl: 'https://zoom.us/oauth/authorize',
      authorizeParameters: {},
      tokenUrl: 'https://zoom.us/oauth/token',
      scopeSeparator: 'space',
      fallbackTokenSeconds: 3600,
    },
  };
}
`,
  'zoom-guide.ts': `import { step } from '../guide/guide-template.ts';
import { adminGuide, individualGuides } from '../guide/plain-guide.ts';
import { source } from '../guide/source.ts';

const page = source('OAuth', 'https://developers.zoom.us/docs/integrations/oauth/', '2026-11-29');
const clock = 'Tokens already issued work for up to an hour.';

const removeOwn = step({
  id: 'zoom-remove-own',
  title: 'Remove the app in Zoom',
  actions: ['Open the list of added apps and remove {appName}.'],
  where: {
    menuPath: 'Zoom App Marketplace > Manage > Added Apps',
    links: [{ label: 'Added Apps', url: 'https://marketplace.zoom.us/user/installed' }],
  },
  who: 'You.',
  does: 'Ends the access of the app to your account.',
  doesNot: clock,
  undo: 'Connect the account again.',
  worked: 'The app is no longer in the list.',
  sources: [page],
});

const removeForAll = step({
  id: 'zoom-remove-for-all',
  title: 'Remove the app from the account',
  actions: ['Open the apps of the account and remove {appName}.'],
  where: { menuPath: 'Zoom App Marketplace > Manage > Apps on account', links: [] },
  who: 'An administrator of the Zoom account.',
  does: 'Ends the access of the app for everyone of the account.',
  doesNot: clock,
  undo: 'Add the app and connect again.',
  worked: 'The app is no longer in the list.',
  sources: [page],
});

const shared = { provider: 'zoom' as const, clock, check: 'At Zoom: the app is gone.', pages: [page] };

export const zoomGuides = [
  ...individualGuides({
    ...shared,
    id: 'zoom-individual',
    title: 'Your own Zoom account',
    summary: ['Remove {appName} from your added apps.'],
    steps: [removeOwn],
  }),
  adminGuide({
    ...shared,
    id: 'zoom-admin',
    title: 'A Zoom account, for administrators',
    summary: ['Remove {appName} from the account.'],
    steps: [removeForAll],
  }),
];
`,
  'zoom.ts': `import { defineProvider } from '../shared/define-provider.ts';
import { zoomGuides } from './zoom-guide.ts';
import { createZoom, zoomSettings } from './zoom-identity.ts';

/** Zoom: a person of one account. */
export const zoom = defineProvider({
  id: 'zoom',
  settings: zoomSettings,
  create: createZoom,
  guides: () => zoomGuides,
  clock: { minutes: 60, source: 'https://developers.zoom.us/docs/integrations/oauth/' },
  ways: [
    {
      method: 'own_account',
      actor: 'person',
      endsFor: 'person',
      decisiveSteps: ['zoom-remove-own'],
    },
    {
      method: 'admin_console',
      actor: 'provider_admin',
      endsFor: 'organization',
      decisiveSteps: ['zoom-remove-for-all'],
    },
  ],
});
`,
};

/** Lines that the compiler asks for, by file: each goes before the text that it names. */
export const zoomLines: Record<string, readonly [before: string, line: string][]> = {
  'server/providers/registry.ts': [
    ['import { nameProvider', "import { zoom } from './zoom/zoom.ts';\n"],
    ['apiToken];', 'zoom, '],
  ],
  'server/contract/provider-facts.ts': [
    [
      "  'api-token': {",
      "  zoom: { name: 'Zoom', mark: 'Z', shortName: 'Zoom', color: '#0b5cff', kind: 'oauth2', hasEntra: false },\n",
    ],
  ],
};

export const zoomTestLines: typeof zoomLines = {
  'test/server/providers/samples.ts': [
    [
      "  'api-token': {",
      `  zoom: {
    environment: (url) => ({ ZOOM_API_URL: url }),
    good: { '/users/me': { id: 'u1', account_id: 'a1', display_name: 'Ada Lovelace' } },
    path: '/users/me',
    method: 'GET',
    parameters: {},
    identifier: 'a1:u1',
    displayName: 'Ada Lovelace',
    named: (display_name) => ({ id: 'u1', account_id: 'a1', display_name }),
  },
`,
    ],
  ],
  'test/sandbox/services/connected-apps.ts': [
    [
      '    salesforce: {',
      "    zoom: { realUrl: 'https://marketplace.zoom.us/user/installed', title: 'Added Apps', button: 'Remove' },\n",
    ],
  ],
};

/** In the other languages a text is at least not English; a real provider says it well. */
export const germanTitle = 'Ihr eigenes Zoom-Konto';
