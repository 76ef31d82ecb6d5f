import { z } from 'zod';
import { providerId } from './common.ts';

/** Answer of `GET /api/organizations`: those with most connections first, at most 500. */
export const organizations = z.object({
  items: z.array(
    z.object({
      provider: providerId,
      id: z.string(),
      /** As last seen; the id where the provider gave no name. */
      name: z.string(),
      connections: z.int().min(1),
    }),
  ),
  /** True if there are others beyond these. */
  more: z.boolean(),
});
export type Organizations = z.infer<typeof organizations>;
