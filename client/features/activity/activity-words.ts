import { activityKinds } from '../../../server/contract/activity-kinds.ts';
import { providerName } from '../../i18n/provider-names.ts';
import '../../i18n/load/activity-texts.ts';
import type { ActivityEntry, ActivityKind } from '../../../server/contract/activity.ts';
import type { Narrowing } from '../../../server/contract/list-filter.ts';
import { t } from '../../i18n/translate.ts';
import type { Format } from '../../monday/profile-format.ts';
import { casesTab } from '../../navigation/start-revocation.ts';
import { filterWords } from '../../ui/narrowed-words.ts';
import type { Tone } from '../../ui/tone-label.tsx';

/** An action in words: what was done, and what else is known of it. */
export interface Action {
  text: string;
  notes: string[];
  /** The connection that it is about. */
  connectionId: string | null;
  /** The case that it is about; null without one. */
  caseId: string | null;
  /** A check that found access, or that found none left. */
  tone: Tone | null;
}

type Details<Kind extends ActivityKind> = Extract<ActivityEntry, { kind: Kind }>['details'];

/** Neither people nor the text of a search are recorded. */
const narrowedNotes = ({ filter, searched, people }: Narrowing, format: Format) =>
  filterWords({ filter, people, search: searched || null }, { format });

const connectionsNote = (count: number, format: Format) =>
  t('activity.connections', { count, number: format.number(count) });

function closedNotes({ leftOpen, shown }: Details<'case_closed'>, format: Format) {
  return [
    t('activity.leftOpen', { count: leftOpen, number: format.number(leftOpen) }),
    t(shown ? 'activity.shown' : 'activity.notShown'),
  ];
}

function linkNotes({ names, expiresAt, sections }: Details<'link_made'>, format: Format) {
  return [
    t('activity.sections', { count: sections, number: format.number(sections) }),
    t(`activity.names.${names}`),
    t('activity.expires', { time: format.dateTime(expiresAt) }),
  ];
}

function foundNotes({ granted = 0, confirmed = 0 }: Details<'entra_checked'>, format: Format) {
  const counted = { granted, confirmed };
  return (['granted', 'confirmed'] as const)
    .filter((part) => counted[part] > 0)
    .map((part) => t(`activity.found.${part}`, { number: format.number(counted[part]) }));
}

function toneOf(entry: ActivityEntry): Tone | null {
  if (entry.kind !== 'entra_checked') return null;
  const { granted = 0, confirmed = 0 } = entry.details;
  if (granted > 0) return 'negative';
  return confirmed > 0 ? 'positive' : null;
}

/** Returns notes beyond the action itself, each short. */
function notesOf(entry: ActivityEntry, format: Format): string[] {
  switch (entry.kind) {
    case 'list_exported':
      return narrowedNotes(entry.details, format);
    case 'people_exported':
      return narrowedNotes({ filter: {}, people: null, ...entry.details }, format);
    case 'connected':
    case 'connected_again':
      return [providerName(entry.details.provider)];
    case 'case_opened':
      return [
        t(`activity.situation.${entry.details.situation}`),
        ...(entry.details.chosenBy ? narrowedNotes(entry.details.chosenBy, format) : []),
        connectionsNote(entry.details.connections, format),
        t(`activity.visibility.${entry.details.visibility}`),
      ];
    case 'section_told':
      return [t(`activity.told.${entry.details.told}`)];
    case 'step_changed':
      return [t(`activity.step.${entry.details.state}`)];
    case 'own_account_set':
      return [t(`activity.own.${entry.details.isOwn ? 'yes' : 'no'}`)];
    case 'connections_left_out':
    case 'connections_added':
      return [connectionsNote(entry.details.connections, format)];
    case 'case_assigned':
      return [t(`activity.owner.${entry.details.owner}`)];
    case 'case_due': {
      const { dueOn } = entry.details;
      return [dueOn ? t('activity.due', { date: format.day(dueOn) }) : t('activity.noDue')];
    }
    case 'case_closed':
      return closedNotes(entry.details, format);
    case 'link_made':
      return linkNotes(entry.details, format);
    case 'entra_checked':
      return [
        t(`activity.entra.${entry.details.result}`),
        ...foundNotes(entry.details, format),
        ...(entry.details.linkId ? [t('activity.byLink')] : []),
      ];
    case 'inventory_made': {
      const { apps, people } = entry.details;
      const numbers = { apps: format.number(apps), people: format.number(people) };
      return [t('activity.inventory', numbers)];
    }
    case 'list_viewed':
      return [t('activity.oncePerHour')];
    case 'link_opened':
      return [t('activity.oncePerHourLink')];
    default:
      return [];
  }
}

/** Says an action, or that this version has no words for it. */
export function actionWords(entry: ActivityEntry, format: Format): Action {
  if (!activityKinds.some((kind) => kind === entry.kind)) {
    const { kind } = entry as { kind: string };
    return {
      text: t('activity.unknown'),
      notes: [t('activity.kindOf', { kind })],
      connectionId: null,
      caseId: null,
      tone: null,
    };
  }
  const { details } = entry;
  const caseNote =
    'caseId' in details ? [t('activity.case', { end: details.caseId.slice(-6) })] : [];
  return {
    text: t(`activity.action.${entry.kind}`),
    notes: [...notesOf(entry, format), ...caseNote],
    connectionId: 'connectionId' in details ? details.connectionId : null,
    caseId: 'caseId' in details ? details.caseId : null,
    tone: toneOf(entry),
  };
}

/**
 * Returns the place that shows what an action is about: its case, or its connection; null where it is
 * about neither.
 */
export function placeOf({ caseId, connectionId }: Pick<Action, 'caseId' | 'connectionId'>) {
  if (caseId !== null) return { tab: casesTab, id: caseId };
  return connectionId === null ? null : { tab: 'connections', id: connectionId };
}
