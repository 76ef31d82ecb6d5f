/** The public guide is a page of the same server, outside monday's frame. */
export const guideUrl = (): string => new URL('/guide', window.location.origin).href;
