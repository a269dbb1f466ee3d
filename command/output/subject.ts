import type { FindingSubject } from '../../utils/rules/findings/finding';
import { type NoteKind, noteSubject } from '../../utils/rules/notes/note';

/** The record of a team's file that a finding's subject has; `null` where there can be none. */
export const memberOrKey = (subject: FindingSubject): readonly [NoteKind, string] | null => {
  switch (subject.type) {
    case 'key':
      return ['key', noteSubject('key', subject.keyId)];
    case 'keys':
      return subject.keyIds[0] === undefined ? null : ['key', noteSubject('key', subject.keyIds[0])];
    case 'member':
      return ['member', subject.memberId];
    case 'invite':
    case 'project':
      return null;
  }
};
