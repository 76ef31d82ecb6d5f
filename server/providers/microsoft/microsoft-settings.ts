import { z } from 'zod';
import { text, url } from '../shared/settings.ts';

export const microsoftSettings = {
  MICROSOFT_CLOUD: z.enum(['global', 'usgov', 'usgovdod', 'china']).default('global'),
  /** Stands in for Graph of the cloud. */
  MICROSOFT_GRAPH_URL: url.optional(),
  MICROSOFT_CLIENT_ID: text.optional(),
  /** The registration that asks to read, apart from the connector's; unset: no check is offered. */
  ENTRA_CLIENT_ID: text.optional(),
  /** Stands in for the sign-in of the cloud, without a path. */
  ENTRA_AUTHORITY: url.optional(),
};
