import { createContext, useContext } from 'react';
import type { Person } from './person.ts';

/** Result for a user id: the person, or the reason why there is none. */
export type Known =
  | { status: 'known'; person: Person }
  | { status: 'loading' }
  /** monday answered, but not for this id. */
  | { status: 'nameless' }
  /** monday was not asked, or did not answer. */
  | { status: 'unknown' };

export type FindPerson = (userId: string) => Known;

export const PeopleContext = createContext<FindPerson>(() => ({ status: 'unknown' }));

export const useFindPerson = (): FindPerson => useContext(PeopleContext);
