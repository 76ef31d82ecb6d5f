import { z } from 'zod';
import { url } from '../shared/settings.ts';

/** https://learn.microsoft.com/entra/identity-platform/quickstart-register-app: a GUID */
const applicationId = z
  .guid(
    'must be the application (client) ID that Entra shows, such as 00001111-aaaa-2222-bbbb-3333cccc4444',
  )
  .transform((value) => value.toLowerCase());

export const microsoftSettings = {
  MICROSOFT_CLOUD: z.enum(['global', 'usgov', 'usgovdod', 'china']).default('global'),
  /** Stands in for Graph of the cloud. */
  MICROSOFT_GRAPH_URL: url.optional(),
  MICROSOFT_CLIENT_ID: applicationId.optional(),
  /** The registration that asks to read, apart from the connector's; unset: no check is offered. */
  ENTRA_CLIENT_ID: applicationId.optional(),
  /**
   * The registration that makes changes, apart from the one that reads: Microsoft's tokens carry every
   * permission that was ever given to an app, whatever is asked for. Unset: no change is offered.
   */
  ENTRA_ACTING_CLIENT_ID: applicationId.optional(),
  /** Stands in for the sign-in of the cloud, without a path. */
  ENTRA_AUTHORITY: url.optional(),
};
