import { z } from 'zod';

/** Languages that Keyholder speaks, by ISO 639-1; every text is there in English first. */
export const language = z.enum(['en', 'de', 'fr', 'es', 'pt', 'ja']);
export type Language = z.infer<typeof language>;

/** Query of what is told in a language: English unless another is asked for. */
export const inLanguage = z.strictObject({ language: language.default('en') });
