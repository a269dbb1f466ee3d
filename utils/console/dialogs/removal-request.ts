import type { Candidate } from '../../protocol/views/assessment';
import type { AssessmentRequest } from '../overlay/overlay-api';
import { surfaceOf } from './boxes';
import type { Person } from './people';
import type { Who } from './who-is-it';

/** A removal dialog that is open: what a request needs of it. */
export interface RequestedDialog {
  readonly id: string;
  readonly element: Element;
  readonly isNative: boolean;
}

type Answers = Required<Pick<AssessmentRequest, 'onChoose' | 'onClose'>>;

const candidate = (projectId: string, { memberId, email, name }: Person): Candidate => ({
  name,
  email,
  query: { projectId, act: 'remove', memberId },
});

/**
 * What to show beside the dialog: the verdict where it is certain which member it is about, else who it may be about.
 */
export const besideDialog = (
  projectId: string,
  { id, element, isNative }: RequestedDialog,
  who: Who,
  answers: Answers,
): AssessmentRequest => ({
  id,
  query: who.state === 'certain' ? candidate(projectId, who.person).query : null,
  candidates: who.state === 'certain' ? [] : who.candidates.map((person) => candidate(projectId, person)),
  keepsCurrent: true,
  beside: surfaceOf(element, window),
  within: element,
  isOutOfReach: isNative,
  ...answers,
});

/** What to show once a dialog has gone beside which nothing could be pressed. */
export const afterDialog = (projectId: string, id: string, person: Person, within: Element): AssessmentRequest => ({
  id,
  within,
  query: candidate(projectId, person).query,
  candidates: [],
  keepsCurrent: true,
  beside: null,
  isOutOfReach: false,
});
