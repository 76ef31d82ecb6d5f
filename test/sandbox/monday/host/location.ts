/** The view's own part of monday's address; here the fragment of the host page's address. */
export function readLocation(hash: string, slug: string) {
  const search = hash.length > 1 ? `?${hash.slice(1)}` : '';
  return { href: `https://${slug}.monday.com/apps/view${search}`, search };
}

/**
 * The fragment after `monday.set('location', { query })`.
 * https://developer.monday.com/apps/docs/mondayset
 */
export function locationHash(params: unknown): string {
  const query = (params as { query?: Record<string, unknown> } | undefined)?.query ?? {};
  const given = Object.entries(query).filter(([, value]) => value != null && value !== '');
  return `#${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
