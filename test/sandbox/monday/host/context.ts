import type { HostConfig } from './config.ts';
import type { Settings } from './settings.ts';

const featureTypes = {
  admin: 'AppFeatureAdminView',
  account: 'AppFeatureAccountSettingsView',
  board: 'AppFeatureBoardView',
} as const;

const requiredScopes = ['me:read', 'users:read', 'account:read'];

const boardPart = (settings: Settings) => ({
  boardId: 8_001_001,
  boardIds: [8_001_001],
  boardViewId: 8_101_001,
  viewMode: settings.width === '380' ? 'mobile' : 'fullScreen',
  instanceId: 8_101_001,
  instanceType: 'board_view',
  workspaceId: 8_201_001,
});

/**
 * The answer to `monday.get('context')`. Only the board view's own fields are documented.
 * https://developer.monday.com/apps/docs/mondayget#context
 */
export function contextOf(settings: Settings, config: HostConfig) {
  const kind = config.people.find(({ id }) => String(id) === settings.person)?.kind;
  return {
    themeConfig: {},
    theme: settings.theme,
    account: { id: String(config.account.id) },
    user: {
      id: settings.person,
      isAdmin: kind === 'admin',
      isGuest: kind === 'guest',
      isViewOnly: kind === 'view_only',
      countryCode: 'DE',
      currentLanguage: settings.language,
      timeFormat: '24H',
      timeZoneOffset: 1,
    },
    region: 'use1',
    productKind: 'core',
    app: { id: 10_000_001, clientId: config.clientId },
    appVersion: {
      id: 10_000_002,
      name: 'Sandbox Connector',
      status: 'live',
      type: 'major',
      versionData: { major: 1, minor: 0, patch: 0, type: 'major' },
    },
    appFeature: { type: featureTypes[settings.surface], name: 'Connections' },
    permissions: { approvedScopes: config.approvedScopes, requiredScopes },
    ...(settings.surface === 'board' && boardPart(settings)),
  };
}
