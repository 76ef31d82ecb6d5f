import '../../i18n/load/guides-texts.ts';
import { createContext, useContext, useId, useState } from 'react';
import type { GuideCommands } from '../../../server/contract/guide.ts';
import { t } from '../../i18n/translate.ts';
import styles from './chosen-person.module.css';

/** A person whom commands can be for. */
export interface CommandPerson {
  name: string;
  /** The object id in Entra. */
  objectId: string;
}

/** The people of the section in which commands stand; with one person the guide is filled already. */
export const CommandPeopleContext = createContext<readonly CommandPerson[]>([]);

const open = '{objectId}';
/** Nothing but a GUID gets into a command: a value cannot end a quote. */
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const blocks = ['look', 'change', 'check'] as const;

const needsPerson = (commands: GuideCommands) =>
  blocks.some((kind) => commands[kind].includes(open));

function fillPerson(commands: GuideCommands, id: string): GuideCommands {
  const fill = (text: string) => text.replaceAll(open, id);
  return {
    ...commands,
    look: fill(commands.look),
    change: fill(commands.change),
    check: fill(commands.check),
  };
}

/** Returns the commands for the chosen person, and the choice where there are several people. */
export function useChosenPerson(commands: GuideCommands) {
  const id = useId();
  const people = useContext(CommandPeopleContext).filter(({ objectId }) => guid.test(objectId));
  const [chosen, setChosen] = useState('');
  if (people.length === 0 || !needsPerson(commands)) return { filled: commands, choice: null };
  const person = people.find(({ objectId }) => objectId === chosen) ?? people[0];
  const choice = (
    <div className={styles.choice}>
      <label htmlFor={id}>{t('guides.commands.person')}</label>
      <select
        id={id}
        className={styles.select}
        value={person?.objectId}
        onChange={({ target }) => setChosen(target.value)}
      >
        {people.map(({ name, objectId }) => (
          <option key={objectId} value={objectId}>
            {`${name} (${objectId})`}
          </option>
        ))}
      </select>
    </div>
  );
  return { filled: fillPerson(commands, person?.objectId ?? open), choice };
}
