/** In pixels: from the text, and from the edge of the frame. */
const gap = 4;
const edge = 8;

/** Puts a tooltip above what it is about, below where there is no room, and within the frame. */
export function place(element: HTMLElement, anchor: Element): void {
  const of = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const above = of.top - gap - height;
  const centre = of.left + Math.min(of.width, clientWidth - of.left) / 2;
  const left = Math.max(edge, Math.min(centre - width / 2, clientWidth - edge - width));
  element.style.top = `${above >= edge ? above : of.bottom + gap}px`;
  element.style.left = `${left}px`;
}
