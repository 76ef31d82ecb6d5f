import type { Settings } from './settings.ts';

/** What monday's frame really allows is not documented: strict is the least, generous the most. */
const permissions = {
  strict: { sandbox: 'allow-scripts allow-same-origin allow-forms', allow: '' },
  generous: {
    sandbox:
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals',
    allow: 'clipboard-read; clipboard-write',
  },
} as const;

/** A new frame with the view in it, loaded as monday does: the session token in the address. */
export function createFrame(
  { surface, frame, width }: Settings,
  { view, sessionToken }: { view: string; sessionToken: string },
): HTMLIFrameElement {
  const made = document.createElement('iframe');
  made.title = 'The view';
  made.name = 'view';
  made.setAttribute('sandbox', permissions[frame].sandbox);
  made.allow = permissions[frame].allow;
  made.style.width = width === 'full' ? '100%' : `${width}px`;
  made.src = `${view}/${surface}?${new URLSearchParams({ sessionToken })}`;
  return made;
}
