import { encode } from 'fast-png';
import type { Person } from './people.ts';

/** Colours of the photos' backgrounds, in degrees: far enough apart to tell neighbours from each other. */
const hues = 24;
const made = new Map<string, string>();

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function rgb(hue: number, saturation: number, lightness: number): number[] {
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    const a = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Returns how far a head and its shoulders cover a place: 0 to 1, soft at the edge. */
function covered(x: number, y: number, softness: number): number {
  const head = 0.19 - Math.hypot(x - 0.5, y - 0.4);
  const shoulders = 0.38 - Math.hypot(x - 0.5, y - 1.02);
  return Math.min(Math.max(Math.max(head, shoulders) / softness + 0.5, 0), 1);
}

function draw(hue: number, size: number): string {
  const back = rgb(hue, 0.45, 0.38);
  const front = rgb(hue, 0.5, 0.86);
  const data = new Uint8Array(size * size * 3);
  for (let at = 0; at < size * size; at += 1) {
    const x = ((at % size) + 0.5) / size;
    const y = (Math.floor(at / size) + 0.5) / size;
    const share = covered(x, y, 1 / size);
    data.set(
      back.map((value, channel) => Math.round(value + share * ((front[channel] ?? 0) - value))),
      at * 3,
    );
  }
  const file = encode({ width: size, height: size, data, channels: 3 });
  return `data:image/png;base64,${Buffer.from(file).toString('base64')}`;
}

/**
 * A photo inside its address: the view's pages may load images of their own, of monday, and of `data:`
 * addresses only. A bitmap, as monday's photos are: a browser opens a whole document for each drawing.
 *
 * @param size side length in pixels
 */
export function photoUrl({ id }: Person, size: number): string {
  const hue = ((id * 7) % hues) * (360 / hues);
  const key = `${hue} ${size}`;
  const url = made.get(key) ?? draw(hue, size);
  made.set(key, url);
  return url;
}
