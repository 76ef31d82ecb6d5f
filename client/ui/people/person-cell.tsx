import { Skeleton } from '@vibe/core';
import { memo, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { type Known, useFindPerson } from '../../monday/people/people-context.ts';
import type { Person } from '../../monday/people/person.ts';
import { Clip } from '../clip.tsx';
import styles from './person-cell.module.css';

/** First letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => [...(word ?? '')][0],
  );
  return letters.join('').toLocaleUpperCase();
}

/**
 * A person's photo, or their initials; hidden from those who hear the name beside it. Looks as Vibe's
 * small avatar and is one element: a list renders hundreds, and Vibe's brings its table of colours.
 */
export function Photo({ person }: { person: Person }) {
  const [isBroken, setBroken] = useState(false);
  if (!person.photoUrl || isBroken) {
    return (
      <span className={`${styles.photo} ${styles.initials}`} aria-hidden="true">
        {initialsOf(person.name)}
      </span>
    );
  }
  return (
    <img
      className={styles.photo}
      src={person.photoUrl}
      alt=""
      decoding="async"
      onError={() => setBroken(true)}
    />
  );
}

/** The photo of a user before a line that names them; nothing where monday gives no name. */
export function PhotoOf({ userId }: { userId: string | null }) {
  const find = useFindPerson();
  const known = userId === null ? null : find(userId);
  if (known?.status !== 'known') return null;
  return <Photo key={known.person.photoUrl} person={known.person} />;
}

/** A user id in words, for sentences and labels. */
export function nameOf(userId: string | null, known: Known): string {
  if (userId === null) return t('people.unknown');
  return known.status === 'known' ? known.person.name : t('people.id', { id: userId });
}

/** Says what is unusual about a person: not active, or no human being; null for everyone else. */
function personNote({ kind, status }: Person): string | null {
  const parts = [
    kind !== 'person' && t(`people.kind.${kind}`),
    status !== 'active' && t(`people.status.${status}`),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : null;
}

interface KnownPersonProps {
  userId: string;
  known: Known;
}

/** Re-renders only when something else is known of this person: names arrive while a list is scrolled. */
const KnownPerson = memo(({ userId, known }: KnownPersonProps) => {
  const id = t('people.id', { id: userId });
  if (known.status === 'loading') return <Skeleton type="text" size="h5" fullWidth />;
  if (known.status === 'nameless') return <Clip text={t('people.noName')} secondary={id} />;
  if (known.status === 'unknown') return <Clip text={id} />;
  const { person } = known;
  return (
    <div className={styles.person}>
      <Photo key={person.photoUrl} person={person} />
      <Clip text={person.name} secondary={personNote(person)} />
    </div>
  );
});

/** A person by photo, name and status; by monday's id where monday gives no name. */
export function PersonCell({ userId }: { userId: string | null }) {
  const find = useFindPerson();
  if (userId === null) return <Clip text={t('people.unknown')} />;
  return <KnownPerson userId={userId} known={find(userId)} />;
}
