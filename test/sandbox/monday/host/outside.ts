import type { HostConfig } from './config.ts';
import { element } from './signs.ts';

function linkTo(label: string, address: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.textContent = label;
  return link;
}

function asItem(link: HTMLAnchorElement): HTMLLIElement {
  const item = document.createElement('li');
  item.append(link);
  return item;
}

/** Fills the bar's "Outside": what the app links to, and the link that a case was shared by. */
export function listOutside({ playedPages, caseLink }: HostConfig): void {
  const pages = playedPages.map(({ label, url }) =>
    linkTo(label, `/opened?${new URLSearchParams({ url })}`),
  );
  element('outside').append(...pages.map(asItem));
  if (caseLink === null) return;
  const part = element('case-link');
  part.prepend(linkTo('Case link, as support staff', caseLink));
  part.querySelector('button')?.addEventListener('click', () => {
    void navigator.clipboard.writeText(caseLink);
  });
  part.hidden = false;
}
