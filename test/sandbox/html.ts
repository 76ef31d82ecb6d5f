/** Text that may stand in a page as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | Part[];

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(render).join('');
  return String(part).replace(/[&<>"']/g, (character) => replacements[character] ?? '');
}

/** A piece of a page; every value in it is escaped unless it is a piece itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.reduce((made, text, n) => made + render(parts[n - 1] ?? '') + text));
}

/**
 * A page that stands in for someone else's.
 *
 * @param realUrl what the address bar would show in real life
 */
export function standInPage({
  title,
  realUrl,
  body,
  isWide = false,
}: {
  title: string;
  realUrl: string;
  body: Html;
  /** For tables. */
  isWide?: boolean;
}) {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} (stand-in)</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/stand-in.css" />
  </head>
  <body>
    <p class="address"><strong>Stand-in</strong> In real life: <code>${realUrl}</code></p>
    <main${isWide ? html` class="wide"` : ''}>${body}</main>
  </body>
</html>`.text;
}
