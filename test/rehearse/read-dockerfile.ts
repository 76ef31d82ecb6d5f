/** One line of a Dockerfile. */
export interface Instruction {
  name: string;
  text: string;
}

/** Returns the instructions of a Dockerfile, long lines joined, comments left out. */
export const readDockerfile = (text: string): Instruction[] =>
  text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(/\s+/);
      return { name: name.toUpperCase(), text: rest.join(' ') };
    });

/** Returns a command that is written as a JSON list. */
export function commandOf(text: string): string[] {
  const list: unknown = JSON.parse(text.slice(text.indexOf('[')));
  if (Array.isArray(list) && list.every((part) => typeof part === 'string')) return list;
  throw new Error(`Not a list of texts: ${text}`);
}
