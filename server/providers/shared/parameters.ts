import type { CredentialParameter, ParameterValue } from '../../contract/provider.ts';
import { ProviderFailure } from './failure.ts';

type Decoration = 'placeholder' | 'staticSuffix' | 'description' | 'linkText' | 'linkUrl';

/**
 * A credential parameter as a provider's file defines it. What a form shows beside it may be left
 * out; `form` narrows a text down, with the words that say so.
 * https://developer.monday.com/apps/docs/manage-user-tokens-and-credentials
 */
export type ParameterDefinition = Pick<
  CredentialParameter,
  'name' | 'title' | 'type' | 'required'
> & {
  options?: NonNullable<CredentialParameter['options']>;
  form?: { pattern: RegExp; words: string };
} & { [Name in Decoration]?: string };

const longestValue = 1000;

function faultOf(definition: ParameterDefinition, value: unknown): string | null {
  const { type, options, form } = definition;
  if (typeof value !== type) return `is not a ${type}`;
  if (typeof value === 'number' && !Number.isFinite(value)) return 'is not a number';
  if (typeof value === 'string' && value.length > longestValue) return 'is too long';
  if (options && !options.some((option) => option.value === value)) {
    return 'is none of the values to choose from';
  }
  if (form && typeof value === 'string' && !form.pattern.test(value)) return form.words;
  return null;
}

/** monday sends null, or an empty text, for a field that was left empty. */
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/**
 * Checks what a person typed beside a credential, in every payload that carries it. Fields that are
 * not defined are left out: they are of no use here.
 *
 * @returns the defined parameters by name
 * @throws ProviderFailure of the kind `parameters`; its words hold the title, never the value
 */
export function readParameters(
  definitions: readonly ParameterDefinition[],
  given: Record<string, unknown>,
): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  for (const definition of definitions) {
    const value = Object.hasOwn(given, definition.name) ? given[definition.name] : undefined;
    if (isAbsent(value)) {
      if (!definition.required) continue;
      throw new ProviderFailure('parameters', `"${definition.title}" is required.`);
    }
    const fault = faultOf(definition, value);
    if (fault) throw new ProviderFailure('parameters', `"${definition.title}" ${fault}.`);
    values[definition.name] = value as ParameterValue;
  }
  return values;
}
