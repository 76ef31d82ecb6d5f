/** Settings that the host page gets from its server. They never hold a secret. */
export interface HostConfig {
  /** The app's address; its origin is the only one that the frame may have. */
  view: string;
  account: { id: number; slug: string };
  /** Those who can sign in. */
  people: { id: number; name: string; kind: string }[];
  /** Frame permissions when the address names none. */
  frame: 'strict' | 'generous';
  clientId: string;
  /** Pages outside that the sandbox plays, by their real addresses. */
  playedPages: { label: string; url: string }[];
  /** A link into the open case of the seed. */
  caseLink: string | null;
  approvedScopes: string[];
}
