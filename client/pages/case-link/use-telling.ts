import { useCallback, useState } from 'react';
import type { SectionTold } from '../../../server/contract/case-link.ts';
import { isDead } from '../shared/call-with.ts';
import { type SharedSection, tellSection } from './case-link-calls.ts';
import type { Telling } from './told-part.tsx';

interface TellingOptions {
  token: string;
  /** The name that the visitor gave. */
  name: string;
  onDead(): void;
  sections: readonly SharedSection[];
}

/** Keeps what is told of each section as a whole; `finish` tells of all that can be done. */
export function useTelling({ token, name, onDead, sections }: TellingOptions) {
  const [told, setTold] = useState<Record<string, SectionTold | null>>(() =>
    Object.fromEntries(sections.map((section) => [section.id, section.told])),
  );
  const tell = useCallback(
    async (
      sectionId: string,
      what: Parameters<Telling['tell']>[0] | { told: 'finished' },
    ): Promise<void> => {
      try {
        const answer = await tellSection(token, sectionId, { name, ...what });
        setTold((all) => ({ ...all, [sectionId]: answer.told }));
      } catch (error) {
        if (isDead(error)) onDead();
        throw error;
      }
    },
    [token, name, onDead],
  );
  const finish = async () => {
    for (const { id } of sections) {
      if (told[id]?.kind !== 'blocked') await tell(id, { told: 'finished' });
    }
  };
  return { toldOf: (sectionId: string) => told[sectionId] ?? null, tell, finish, setTold };
}
