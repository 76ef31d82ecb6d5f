import { z } from 'zod';

/** The fields of a page that is asked for by its address, where every value is text. */
export const pageFields = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2000).optional(),
};
