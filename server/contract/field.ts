import { z } from 'zod';
import { credentialsValues } from './credentials.ts';

const searchText = z
  .string()
  .transform((text) => text.slice(0, 200))
  .optional()
  .catch(undefined);

/**
 * Body of a call for remote options. The name of the search text is not documented: the usual ones
 * are read. https://developer.monday.com/apps/docs/primitive-fields
 */
export const optionsRequest = z.object({
  payload: z.object({
    credentialsValues,
    /** `nextPageRequestData` of our last answer; empty for the first page. */
    pageRequestData: z
      .object({ cursor: z.string().min(1).max(2000).optional() })
      .nullish()
      .catch(null),
    search: searchText,
    searchTerm: searchText,
    query: searchText,
  }),
});
export type OptionsRequest = z.infer<typeof optionsRequest>;

/** https://developer.monday.com/apps/docs/paginating-remote-options */
export const optionsAnswer = z.object({
  options: z.array(z.object({ title: z.string(), value: z.uuid() })),
  isPaginated: z.literal(true),
  isLastPage: z.boolean(),
  nextPageRequestData: z.object({ cursor: z.string() }).nullable(),
});
export type OptionsAnswer = z.infer<typeof optionsAnswer>;
