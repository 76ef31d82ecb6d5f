/** Inside single quotes bash reads every character as itself, except the quote. */
export const quoteForBash = (value: string) => value.replaceAll("'", `'\\''`);

/**
 * PowerShell takes four typographic quotes for the straight one, and a doubled one for a plain one.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export const quoteForPowerShell = (value: string) =>
  value.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&');
