import '../../i18n/load/ui-texts.ts';
import {
  isResultUnknown,
  ServerProblem,
  ServerTooSlow,
  ServerUnreachable,
} from '../../api/errors.ts';
import { t } from '../../i18n/translate.ts';
import { NoAnswer } from '../../monday/answer.ts';

/** Returns an error in sentences: what happened, what was not done, what to do next. */
export function linesOf(error: unknown): string[] {
  const isUnknown = isResultUnknown(error);
  if (error instanceof ServerUnreachable) {
    return isUnknown
      ? [t('ui.error.answerLost'), t('ui.error.resultUnknown')]
      : [t('ui.error.unreachable')];
  }
  if (error instanceof ServerTooSlow) {
    return isUnknown
      ? [t('ui.error.answerLate'), t('ui.error.resultUnknown')]
      : [t('ui.error.tooSlow')];
  }
  if (error instanceof NoAnswer) return [t('ui.error.noAnswer')];
  if (!(error instanceof ServerProblem)) return [t('ui.error.unknown')];
  // Something between answered a change: "try again in 30 seconds" would say that it was not made.
  if (isUnknown) return [error.message, t('ui.error.resultUnknown')];
  // The wait is the server's, until there is nothing left to delete.
  if (error.reason === 'account-being-deleted') return [t('ui.error.beingDeleted')];
  if (error.retryAfterSeconds !== null) {
    return [t('ui.error.later', { count: error.retryAfterSeconds })];
  }
  return [error.message, t('ui.error.nothingDone')];
}

/**
 * Returns why an action failed, in one text.
 *
 * @param notDone what was not done; left out where that is unknown
 */
export const whyFailed = (error: unknown, notDone: string): string =>
  [...linesOf(error), ...(isResultUnknown(error) ? [] : [notDone])].join(' ');
