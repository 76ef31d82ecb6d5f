const mark = '•••';

/** The first letter of each word: `Ada Lovelace` becomes `A••• L•••`. An address keeps its domain. */
export function maskName(name: string): string {
  if (name.includes('@')) return maskEmail(name) ?? mark;
  const words = name.split(/\s+/u).filter((word) => word !== '');
  return words.map((word) => `${[...word][0]}${mark}`).join(' ') || mark;
}

/** `ada@contoso.com` becomes `a•••@contoso.com`: the organization stays, the person is hinted at. */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return at > 0 ? `${first}${mark}${email.slice(at)}` : `${first}${mark}`;
}
