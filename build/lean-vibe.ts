import { join } from 'node:path';
import type { Plugin } from 'vite';

const vibe = /[\\/]@vibe[\\/]core[\\/]dist[\\/]/;
const tooltip = /[\\/]tooltip[\\/]dist[\\/]Tooltip[\\/]Tooltip\.js$/;
const lightDialog = join(import.meta.dirname, 'tooltip-dialog.tsx');

/** Modules that the view does without, by what they are imported as, with what they export instead. */
const stubs: readonly (readonly [RegExp, string])[] = [
  // Loads drawings of icons by their address; the view gives every icon as a component.
  [/^react-inlinesvg$/, 'export default () => null;'],
  // Names that Vibe's own tests look elements up by, written into every element.
  [/\/tests\/test-ids-utils\.js$/, 'export const getTestId = () => undefined;'],
  [
    /\/tests\/testIds\.js$/,
    'export const ComponentDefaultTestId = {}; export const getTestId = () => undefined;',
  ],
  [
    /\/tests\/constants\.js$/,
    'export const ComponentDefaultTestId = {}, ComponentVibeId = {}, NavigationCommand = {};',
  ],
];
/** Cut texts show themselves by the view's one tooltip: Vibe's is another component and an observer in every text. */
const inTexts: readonly (readonly [RegExp, string])[] = [
  [/\/Tooltip\/Tooltip\.js$/, 'export default ({ children }) => children;'],
  [/\/useIsOverflowing\/index\.js$/, 'export default () => false;'],
];
const text = /[\\/](?:typography[\\/]dist[\\/]Typography|components[\\/]BaseItem)[\\/][^\\/]+\.js$/;
const all = [...stubs, ...inTexts];
const prefix = '\0lean-vibe:';

/** Hashes of ten digits, of which five tell the classes of one name apart. */
const hashed = /(\w+_[0-9a-f]{5})[0-9a-f]{5}\b/g;

/** A button's colours that neither the view nor what it uses of Vibe asks for. */
const unusedColors =
  /\.[^{};"]*color(?:Brand|OnPrimaryColor|OnInvertedBackground|FixedDark)[^{}"]*\{[^{}]*\}/g;

/** Vibe's style sheets come as texts with comments and indents, which no minifier touches. */
const shortened = (code: string): string =>
  code
    .replace(/\/\*.*?\*\//g, '')
    .replace(/(?:\\n|\s)+/g, ' ')
    .replace(unusedColors, '')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([{;][\w-]+): /g, '$1:')
    .replaceAll(';}', '}')
    .replace(hashed, '$1');

/**
 * Leaves out of Vibe what the view does not use but every component brings: together a fifth of the
 * first view. The dialog of tooltips comes after it.
 */
export function leanVibe(): Plugin {
  return {
    name: 'lean-vibe',
    enforce: 'pre',
    apply: 'build',
    resolveId(id, importer) {
      if (importer && tooltip.test(importer) && id.endsWith('/Dialog/Dialog.js'))
        return lightDialog;
      if (id !== 'react-inlinesvg' && !(importer && vibe.test(importer))) return null;
      const isText = importer !== undefined && text.test(importer);
      const at = (isText ? all : stubs).findIndex(([pattern]) => pattern.test(id));
      return at < 0 ? null : `${prefix}${at}`;
    },
    load: (id) => (id.startsWith(prefix) ? all[Number(id.slice(prefix.length))]?.[1] : null),
    transform(code, id) {
      if (!vibe.test(id) || !id.endsWith('.module.scss.js')) return null;
      return { code: shortened(code), map: null };
    },
  };
}
