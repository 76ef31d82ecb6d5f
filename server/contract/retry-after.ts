/**
 * Returns the seconds that a `Retry-After` header asks to wait, rounded up, 0 for a time that has
 * passed; null where there is no header, or none that can be read. It is a number of seconds, with
 * decimals at some services, or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 *
 * @param now milliseconds since 1970
 */
export function retryAfterSeconds(
  header: string | null | undefined,
  now = Date.now(),
): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  // A date names its weekday; without it `Date.parse` would read "-5" or "soon 1" as one.
  const at = /^[A-Z][a-z]{2,8}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}
