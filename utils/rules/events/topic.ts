import type { Change, ChangeName } from './event';

/** What a history can be narrowed to; `watching`: what Linchpin itself could or could not see. */
export const TOPICS = ['keys', 'members', 'invites', 'traffic', 'watching'] as const;
export type Topic = (typeof TOPICS)[number];

type Noun = ChangeName extends `${infer N}.${string}` ? N : never;

/** By the noun that a kind of change is named after. */
const BY_NOUN: Readonly<Record<Noun, Topic>> = {
  key: 'keys',
  'stored-key': 'watching',
  successor: 'keys',
  backup: 'keys',
  canary: 'keys',
  member: 'members',
  owners: 'members',
  contact: 'members',
  invite: 'invites',
  traffic: 'traffic',
  reading: 'watching',
  baseline: 'watching',
  records: 'watching',
  watch: 'watching',
};

export const topicOf = ({ name }: Change): Topic => BY_NOUN[name.slice(0, name.indexOf('.')) as Noun]; // by its type
