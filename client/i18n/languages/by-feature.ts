/** As the catalogue has them. */
export interface Texts {
  [key: string]: string | Texts;
}

const featureOf = (path: string): string =>
  path.replace(/^.*\/|\.json$/g, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The texts of one language, as `t` looks for them.
 *
 * @param files by path: `../de/case-link.json` holds the texts of `caseLink`
 */
export const byFeature = (files: Record<string, Texts>): Texts =>
  Object.fromEntries(Object.entries(files).map(([path, texts]) => [featureOf(path), texts]));
