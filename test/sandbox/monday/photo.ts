import type { Person } from './people.ts';

/** Two letters at most, as they stand in a round photo. */
function initials(name: string): string {
  const words = name
    .replace(/[^\p{L} ]/gu, '')
    .split(' ')
    .filter(Boolean);
  return [words[0], words.at(-1)].map((word) => (word ? [...word][0] : '')).join('');
}

/**
 * A photo as a small drawing inside its address: the view's pages may load images of their own, of
 * monday, and of `data:` addresses only.
 *
 * @param size side length in pixels
 */
export function photoUrl({ id, name }: Person, size: number): string {
  const hue = (id * 47) % 360;
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${size}" height="${size}"><rect width="100" height="100" fill="hsl(${hue} 45% 38%)"/><text x="50" y="64" font-family="sans-serif" font-size="40" fill="#fff" text-anchor="middle">${initials(name)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}
