/**
 * Returns the time zone of the browser, in which every time is shown, with its distance from UTC at a
 * time: `Europe/Berlin (GMT+1)`.
 *
 * @param at ISO 8601
 */
export function zoneWords(at: string): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(new Date(at));
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value;
  return offset ? `${zone} (${offset})` : zone;
}
