import { Skeleton } from '@vibe/core';
import { useEffect, useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { BusyButton } from '../../ui/busy-button.tsx';
import styles from './card-list.module.css';
import { ConnectionCard } from './connection-card.tsx';
import { useLeftCard } from './left-card.ts';
import type { ConnectionsList } from './query-connections.ts';

/** Calls when the element comes near the visible part of the page. */
function useNear(onNear: () => void) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current || !('IntersectionObserver' in window)) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onNear();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [onNear]);
  return element;
}

/** Outlines of cards, while the list is on its way. */
export function CardSkeletons() {
  return (
    <div className={styles.cards} role="status" aria-label={t('shell.loading')}>
      {[0, 1, 2].map((place) => (
        <Skeleton key={place} type="rectangle" height={280} fullWidth />
      ))}
    </div>
  );
}

interface CardListProps {
  list: ConnectionsList;
  label: string;
  tab: string;
  withPerson?: boolean;
  onMore(): void;
}

/** The list as cards: more come by scrolling, or by the button for those who do not scroll. */
export function CardList({ list, label, tab, withPerson, onMore }: CardListProps) {
  const end = useNear(onMore);
  useLeftCard();
  return (
    <>
      <ul className={styles.cards} aria-label={label}>
        {Array.from(list.connections, (connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            tab={tab}
            withPerson={withPerson}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div ref={end}>
          <BusyButton kind="secondary" isBusy={list.isFetchingNextPage} onClick={onMore}>
            {t('connections.more')}
          </BusyButton>
        </div>
      )}
    </>
  );
}
