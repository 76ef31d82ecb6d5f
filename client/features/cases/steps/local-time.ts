const pad = (number: number) => String(number).padStart(2, '0');

/** A time as `datetime-local` fields write it, in the time zone of the browser. */
export function toLocal(iso: string): string {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** The time that such a field means; null when it is none. */
export function fromLocal(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The browser's time zone, such as `Europe/Berlin`. */
export const zoneOf = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
