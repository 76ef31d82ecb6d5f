/** A page as a browser has it, for tests that click through forms over HTTP. */
export interface Page {
  url: string;
  text: string;
}

const plain = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** The hidden fields of a page's form. */
export const hiddenFields = ({ text }: Page) =>
  [...text.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, plain(value)],
  );

export async function open(url: string, init?: RequestInit): Promise<Page> {
  const response = await fetch(url, init);
  return { url: response.url, text: await response.text() };
}

/** Sends a form. */
export const post = (url: string, fields: [string, string][]) =>
  open(url, { method: 'POST', body: new URLSearchParams(fields) });
