import Negotiator from 'negotiator';
import { type Language, language } from '../contract/language.ts';

/**
 * The language that a browser asks for, of those that there are; English where it asks for none.
 * https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function preferredLanguage(header: string | undefined): Language {
  const asked = new Negotiator({ headers: { 'accept-language': header } }).languages();
  const plain = asked.map((tag) => tag.split('-')[0]?.toLowerCase());
  return language.options.find((one) => one === plain.find((tag) => isSpoken(tag))) ?? 'en';
}

const isSpoken = (tag: string | undefined) => language.options.some((one) => one === tag);
