import type { FastifyBaseLogger } from 'fastify';
import { HttpProblem } from '../../http/problem-reply.ts';
import { asStoreProblem } from '../../http/store-failure.ts';
import { AccountGone } from '../../store/account-state.ts';
import { formatStep } from '../case-format.ts';
import { batchesAtMost, NotOffered, TooManyBatches } from '../changes/add-connections.ts';
import { CaseNotCounted, CaseOpen, CaseStillOpen } from '../changes/close-case.ts';
import { leftOutAtMost, NothingLeft, NotInCase, TooManyLeftOut } from '../changes/leave-out.ts';
import {
  CaseIdTaken,
  DryRunChanged,
  ownCasesAtMost,
  SameCaseOpen,
  TooManyCases,
} from '../changes/open-case.ts';
import { NoOwnAccount, TooManyOwnAccounts } from '../changes/own-account.ts';
import { CheckedTooOften, checksOfLinkAtMost } from '../entra/checker.ts';
import { codesOfLinkAtMost, TooManyCodes } from '../links/handoffs.ts';
import { liveLinksAtMost, NoSuchSection, TooManyLinks } from '../links/links.ts';
import { mostOrganizations, NothingChosen, TooMuchChosen } from '../opening/dry-run.ts';
import { CaseNotOpen, StepOutdated } from '../steps/step-change.ts';
import { StepFault } from '../steps/step-fault.ts';
import { ToldTooOften, toldAtMost } from '../tell-section.ts';

/** One answer for a case that is not there and for one that is not the caller's to see. */
export const noSuchCase = () =>
  new HttpProblem(404, {
    type: 'no-such-case',
    detail: 'There is no such case, or it is not yours to see.',
  });

export const noSuchStep = () =>
  new HttpProblem(404, {
    type: 'no-such-step',
    detail: 'The case has no such step, or it is not yours to do. Nothing was changed.',
  });

/** @param most how often a step may change before a case link changes it no more */
export const stepChangedTooOften = (most: number) =>
  new HttpProblem(409, {
    type: 'step-changed-too-often',
    detail: `This step was changed ${most} times. Nothing was saved. Ask the admin who sent you the link to change it.`,
  });

/** One answer, the same words, for every link that leads nowhere. */
export const deadLink = () =>
  new HttpProblem(401, {
    type: 'link-not-valid',
    scheme: 'Case',
    detail:
      'This link does not lead to a case. It may be mistyped, expired or revoked, or its case may be closed. Nothing was done. Ask the person who sent it for a new one.',
  });

/** The same for codes. */
export const deadCode = (scheme: 'Code' | 'Check' = 'Code') =>
  new HttpProblem(401, {
    type: 'code-not-valid',
    scheme,
    detail:
      scheme === 'Code'
        ? 'This code is good once and for a minute. It is used up, over or mistyped. Go back to monday and open the page again.'
        : 'This page was open for too long, or its code is mistyped. Nothing was checked. Go back to monday and open the page again.',
  });

const outdated = (type: string, detail: string, members?: Record<string, unknown>) =>
  new HttpProblem(409, { type, detail, ...(members && { members }) });

function ofOpening(error: unknown): HttpProblem | null {
  if (error instanceof NothingChosen) {
    return new HttpProblem(404, {
      type: 'nothing-chosen',
      detail:
        'There is no connection to revoke here, or not all of them are yours to see. Nothing was opened.',
    });
  }
  if (error instanceof TooMuchChosen) {
    return new HttpProblem(422, {
      type: 'too-much-chosen',
      detail: `One case covers at most ${mostOrganizations} organizations with an admin of their own; this is more. Nothing was opened. Open one case an organization.`,
    });
  }
  if (error instanceof DryRunChanged) {
    return outdated(
      'dry-run-changed',
      'What the case would touch has changed since it was shown. Nothing was opened. Look at the new list, then open the case.',
      { dryRun: error.dryRun },
    );
  }
  if (error instanceof SameCaseOpen) {
    return outdated(
      'same-case-open',
      'You have opened this case already, and it is open; see "caseId". Nothing was opened. Continue there.',
      { caseId: error.caseId },
    );
  }
  if (error instanceof TooManyCases) {
    return outdated(
      'too-many-cases',
      `You have ${ownCasesAtMost} open cases. Nothing was opened. Close or withdraw one first.`,
    );
  }
  if (error instanceof CaseIdTaken) {
    return outdated(
      'case-id-taken',
      'This id belongs to another case. Nothing was opened. Try again with a new id.',
    );
  }
  return null;
}

/** Answers what the holder of a case link did too often. */
function ofLink(error: unknown): HttpProblem | null {
  if (error instanceof ToldTooOften) {
    return outdated(
      'told-too-often',
      `This part was reported on ${toldAtMost} times. Nothing was saved. Call the admin who sent you the link.`,
    );
  }
  if (error instanceof CheckedTooOften) {
    return outdated(
      'checked-too-often',
      `${checksOfLinkAtMost} checks were made by this link. Nothing was checked. Ask the admin who sent you the link for a new one.`,
    );
  }
  if (error instanceof TooManyCodes) {
    return outdated(
      'too-many-checks',
      `${codesOfLinkAtMost} checks were begun by this link within 30 minutes. None was begun. Use a page that is open, or try again later.`,
    );
  }
  return null;
}

/** Answers faults of what a case covers, and how. */
function ofCover(error: unknown): HttpProblem | null {
  if (error instanceof NotInCase) {
    return outdated(
      'not-in-case',
      'Some of these connections are not in the case. Nothing was changed. Load the case again.',
    );
  }
  if (error instanceof NothingLeft) {
    return outdated(
      'nothing-left',
      'Nothing would be left in the case. Nothing was left out. Withdraw the case instead.',
    );
  }
  if (error instanceof TooManyLeftOut) {
    return outdated(
      'too-many-left-out',
      `A case leaves out at most ${leftOutAtMost} connections. Nothing was left out. Open a case for fewer.`,
    );
  }
  if (error instanceof TooManyBatches) {
    return outdated(
      'too-many-additions',
      `This case got further sections ${batchesAtMost} times. Nothing was changed. Open another case for these connections.`,
    );
  }
  if (error instanceof NoOwnAccount) {
    return outdated(
      'no-own-account',
      'This case has no steps that hit this account as a whole. Nothing was changed.',
    );
  }
  if (error instanceof TooManyOwnAccounts) {
    return outdated(
      'too-many-own-accounts',
      'A case has at most 100 accounts of the person’s own. Nothing was changed. Open another case for this one.',
    );
  }
  return null;
}

function ofChange(error: unknown): HttpProblem | null {
  if (error instanceof StepOutdated) {
    return outdated(
      'step-outdated',
      'Another user changed this step first. Your change was not saved. Theirs is in "step".',
      { step: formatStep(error.step) },
    );
  }
  if (error instanceof StepFault) {
    return new HttpProblem(400, {
      type: 'bad-input',
      detail: `${error.message} Nothing was changed.`,
      errors: [{ pointer: `/${error.field}`, detail: error.message }],
    });
  }
  if (error instanceof CaseNotOpen) {
    return outdated(
      'case-not-open',
      'The case is closed or withdrawn. Nothing was changed. Open it again first.',
    );
  }
  if (error instanceof CaseOpen) {
    return outdated('case-open', 'The case is open already. Nothing was changed.');
  }
  if (error instanceof CaseStillOpen) {
    return outdated(
      'case-still-open',
      'Some sections are not finished; see "open". The case was not closed. Finish them, or name them in "leaveOpen".',
      { open: error.open },
    );
  }
  if (error instanceof CaseNotCounted) {
    return outdated(
      'case-not-counted',
      'Changes are still being written, and may contradict what is reported in the case. The case was not closed. Close it when they are written.',
    );
  }
  if (error instanceof NotOffered) {
    return outdated(
      'not-offered',
      'Some of these connections do not fit the case, or are in it already. Nothing was added. Load the case again.',
    );
  }
  if (error instanceof TooManyLinks) {
    return outdated(
      'too-many-links',
      `The case has ${liveLinksAtMost} links that work. No link was made. Revoke one first.`,
    );
  }
  if (error instanceof NoSuchSection) {
    return new HttpProblem(400, {
      type: 'bad-input',
      detail: 'The case has no such section. No link was made.',
      errors: [{ pointer: '/sectionIds', detail: 'names a section that is not in the case' }],
    });
  }
  return null;
}

/** Maps a failure in a case to a problem; other errors stay as they are. */
export function asCaseProblem(error: unknown, log: FastifyBaseLogger): unknown {
  if (error instanceof AccountGone) return asStoreProblem(error, log, 'Nothing was done.');
  return ofOpening(error) ?? ofLink(error) ?? ofCover(error) ?? ofChange(error) ?? error;
}
