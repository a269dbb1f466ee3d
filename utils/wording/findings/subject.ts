import type { TextRun } from '../../protocol/messages';
import type { KeyAnalysis, ProjectAnalysis } from '../../rules/analysis';
import { seenIn } from '../../rules/answer';
import type { FindingSubject } from '../../rules/findings/finding';
import type { Person } from '../../rules/snapshot';
import { formatsOf } from '../formats';
import { fullName } from '../people';
import { ownText, runsOf } from '../runs';
import { cleanText } from '../sanitise';
import type { Translate } from '../translate';

/** Most keys of one finding that are named. */
const MOST_KEYS = 20;

/** Who or what a finding is about. */
export interface SubjectView {
  readonly subject: readonly TextRun[];
  /** Who made the key; empty where it is no key. */
  readonly by: readonly TextRun[];
  readonly keys: readonly { readonly id: string; readonly comment: string }[];
  /** The person it rests on; `null` where there is none. */
  readonly person: Person | null;
  /** Whether that is a service account, and no person. */
  readonly service: boolean;
  /** That person, where they are a member now. */
  readonly memberId: string | null;
}

/** Finds what findings name, asked once for a whole picture. */
export const createSubjects = (analysis: ProjectAnalysis, t: Translate) => {
  const keys = new Map([...seenIn(analysis.keys), ...seenIn(analysis.expiredKeys)].map((key) => [key.key.keyId, key]));
  const members = new Map(seenIn(analysis.members).map((member) => [member.member.memberId, member]));
  const nameOf = (comment: string): TextRun[] => {
    const text = cleanText(comment);
    return text ? [{ text, foreign: true }] : ownText(t('card_noName'));
  };
  const commentOf = (id: string): string => cleanText(keys.get(id)?.key.comment ?? '') || t('card_noName');

  const ofKey = ({ key, creator }: KeyAnalysis): SubjectView => {
    const who = [fullName(key.creator)] as const;
    const service = creator.state === 'member' && creator.serviceAccount;
    return {
      subject: nameOf(key.comment),
      by: runsOf(who, ([name]) => (service ? t('finding_madeByService', [name]) : t('finding_madeBy', [name]))),
      keys: [{ id: key.keyId, comment: commentOf(key.keyId) }],
      person: key.creator,
      service,
      memberId: creator.state === 'member' ? key.creator.memberId : null,
    };
  };

  return (subject: FindingSubject): SubjectView => {
    const none = { by: [], keys: [], person: null, service: false, memberId: null };
    switch (subject.type) {
      case 'key': {
        const key = keys.get(subject.keyId);
        return key ? ofKey(key) : { ...none, subject: ownText(t('card_noName')) };
      }
      case 'keys': {
        const count = subject.keyIds.length;
        const name = [cleanText(subject.comment)] as const;
        return {
          ...none,
          subject: runsOf(name, ([comment]) => t('finding_keysNamed', count, [formatsOf(t).number(count), comment])),
          keys: subject.keyIds.slice(0, MOST_KEYS).map((id) => ({ id, comment: commentOf(id) })),
        };
      }
      case 'member': {
        const found = members.get(subject.memberId);
        if (!found) return { ...none, subject: ownText(t('assess_someone')) };
        const { member, serviceAccount: service } = found;
        const name = [{ text: fullName(member), foreign: true }];
        return { ...none, subject: name, person: member, service, memberId: member.memberId };
      }
      case 'invite':
        return { ...none, subject: [{ text: cleanText(subject.email), foreign: true }] };
      case 'project':
        return { ...none, subject: ownText(t('finding_project')) };
    }
  };
};
