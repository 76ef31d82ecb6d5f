import type { Provider } from '../providers/shared/provider-definition.ts';
import { blockFeature, fieldFeature } from './block-feature.ts';
import { credentialsFeature } from './credentials-feature.ts';
import { viewBuild } from './undocumented.ts';
import type { ManifestValues } from './values.ts';

/** https://developer.monday.com/api-reference/docs/authentication#oauth-scopes; no other is needed. */
const mondayScopes = ['me:read', 'users:read', 'account:read'];

const views = [
  { key: 'admin_view', type: 'AppFeatureAdminView', name: 'Keyholder', path: '/admin' },
  {
    key: 'account_view',
    type: 'AppFeatureAccountSettingsView',
    name: 'Keyholder',
    path: '/account',
  },
  { key: 'board_view', type: 'AppFeatureBoardView', name: 'My connections', path: '/board' },
];

/** Names and addresses of the views, which an import may leave out. */
export const viewUrls = ({ publicUrl }: ManifestValues) =>
  views.map(({ type, path }) => ({ type, url: `${publicUrl}${path}` }));

/**
 * The whole monday app, as `mapps manifest:import` takes it: three views and, for each provider, a
 * credentials feature, the block and the field.
 * https://developer.monday.com/apps/docs/use-a-manifest-file-to-configure-your-app
 */
export function buildManifest(providers: readonly Provider[], values: ManifestValues) {
  return {
    version: '1.0.0',
    app: {
      name: values.appName,
      color: '#2B76E5',
      oauth: { scopes: mondayScopes },
      features: [
        ...views.map(({ path, ...view }) => ({
          ...view,
          ...viewBuild(`${values.publicUrl}${path}`),
        })),
        ...providers.map((provider) => credentialsFeature(provider, values)),
        ...providers.map((provider) => fieldFeature(provider, values)),
        ...providers.map((provider) => blockFeature(provider, values)),
      ],
    },
  };
}
