const pattern = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** A manifest whose placeholders cannot be filled in; `faults` are plain sentences without a value. */
export class FillError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'FillError';
    this.faults = faults;
  }
}

/** monday's command line reads `{{` in any value as the beginning of a variable of its own. */
const faultOf = (name: string, value: string | undefined): string | null => {
  if (value === undefined || value.trim() === '') return `${name} is not set.`;
  return value.includes('{{') ? `${name} holds "{{", which monday's command line misreads.` : null;
};

/**
 * Fills `{{NAME}}` in the texts of a manifest. Values are written by JSON's rules, so that a quote or
 * a backslash in a secret stays a part of the secret.
 *
 * @param text the manifest, as JSON
 * @param values the variables by name
 * @param kept names of credential parameters: monday fills them in at each connect
 * @returns the filled manifest, as JSON
 * @throws FillError with every variable that is missing or cannot be used
 */
export function fillPlaceholders(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  kept: ReadonlySet<string>,
): string {
  const faults = new Set<string>();
  const fill = (whole: string, name: string): string => {
    if (kept.has(name)) return whole;
    const fault = faultOf(name, values[name]);
    if (fault) faults.add(fault);
    return values[name] ?? whole;
  };
  const filled = JSON.stringify(
    parse(text),
    (_key, value) => (typeof value === 'string' ? value.replaceAll(pattern, fill) : value),
    2,
  );
  if (faults.size > 0) throw new FillError([...faults].sort());
  return filled;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FillError(['The file is not JSON.']);
  }
}
