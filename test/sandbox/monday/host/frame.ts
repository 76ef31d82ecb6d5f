import type { Settings } from './settings.ts';

/** Permissions of the frame. monday's real ones are not documented: strict is the least, generous the most. */
const permissions = {
  strict: { sandbox: 'allow-scripts allow-same-origin allow-forms', allow: '' },
  generous: {
    sandbox:
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals',
    allow: 'clipboard-read; clipboard-write',
  },
} as const;

/** Width of the frame, for CSS. */
export const widthOf = ({ width }: Settings) => (width === 'full' ? '100%' : `${width}px`);

/** A new frame with the view in it, loaded as monday does: the session token in the address. */
export function createFrame(
  settings: Settings,
  { view, sessionToken }: { view: string; sessionToken: string },
): HTMLIFrameElement {
  const made = document.createElement('iframe');
  made.title = 'The view';
  made.name = 'view';
  made.setAttribute('sandbox', permissions[settings.frame].sandbox);
  made.allow = permissions[settings.frame].allow;
  made.style.width = widthOf(settings);
  made.src = `${view}/${settings.surface}?${new URLSearchParams({ sessionToken })}`;
  return made;
}
