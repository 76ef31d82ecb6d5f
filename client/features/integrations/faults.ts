import { GraphqlError } from '../../monday/graphql.ts';

const refusals = ['USER_UNAUTHORIZED', 'USER_ACCESS_DENIED', 'UNAUTHORIZED_FIELD_OR_TYPE'];
const refusalWords = /unauthori[sz]ed|not authori[sz]ed|permission/i;
const shapeWords = /cannot query field|unknown (argument|type)|validation error|undefinedField/i;

/**
 * Why monday gave no list: it may not be seen, the API has no such question, or anything else.
 * Faults carry codes; the page around the view may strip them and leave words, or nothing.
 */
export function faultOf(error: unknown): 'refused' | 'absent' | 'failed' {
  if (!(error instanceof GraphqlError)) return 'failed';
  const codes = error.faults.map(({ extensions }) => extensions?.code ?? '');
  const words = error.faults.map(({ message }) => message).join(' ');
  if (codes.some((code) => refusals.includes(code)) || refusalWords.test(words)) return 'refused';
  return shapeWords.test(words) ? 'absent' : 'failed';
}

/** Whether the same question in other words may be answered. */
export const isAboutShape = (error: unknown): boolean =>
  error instanceof GraphqlError && faultOf(error) !== 'refused';
