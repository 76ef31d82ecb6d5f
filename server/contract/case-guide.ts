import { z } from 'zod';
import { guide, guideMessage } from './guide.ts';
import { inLanguage } from './language.ts';

/** Query of the guide of a section. */
export const sectionGuideQuery = inLanguage.extend({
  /** `list.next` of the answer before: the list goes on from there. */
  listAfter: z.uuid().optional(),
});

/** Answer of `GET /api/cases/{id}/sections/{sectionId}/guide`, and of the same for a case link. */
export const sectionGuide = z.object({
  /** Filled with what is known of the section; its steps are those of the section, by their `key`. */
  guide,
  /** The app whose access is to end, as this server knows it. */
  app: z.object({ name: z.string(), applicationId: z.string().nullable() }),
  /** For monday's half: the mail that asks for deletion. */
  mail: z
    .object({
      message: guideMessage,
      /** Null where it is too long for an address to open: copy it, with the file. */
      mailto: z.string().nullable(),
      /** The list that the text then refers to, as CSV. */
      csv: z.string().nullable(),
      /** Connections in it, the first 1,000 of `of`. */
      connections: z.int(),
      of: z.int(),
    })
    .nullable(),
  /**
   * For commands that work through a list: the object ids at Entra of the accounts of the section, each
   * once in an answer. Null where there are no such commands, or one person alone.
   */
  list: z
    .object({
      objectIds: z.array(z.string()),
      /** The `listAfter` of the next answer; null in the last one. An answer has at most 20,000 ids. */
      next: z.uuid().nullable(),
    })
    .nullable(),
});
export type SectionGuide = z.infer<typeof sectionGuide>;

/**
 * Answer of `GET /api/connections/{id}/guide`: how a person revokes a connection of their own. The
 * steps of each half, as the sections of a case would have them.
 */
export const ownGuide = z.object({ provider: sectionGuide, monday: sectionGuide });
export type OwnGuide = z.infer<typeof ownGuide>;
