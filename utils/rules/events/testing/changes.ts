import { aKey, aMember } from '../../testing';
import type { ChangeName, ChangeOf } from '../event';

const key = aKey('k1', 'm1', { comment: 'prod' });
const ending = aKey('k1', 'm1', { comment: 'prod', expires: '2026-11-26T12:00:00Z' });
const other = aKey('k2', 'm1', { comment: 'next' });
const member = aMember('m1', 'admin', { firstName: 'Ada', lastName: 'Ito' });
const was = aMember('m1', 'owner');
const invite = { email: 'new@northwind.example', scope: 'member' };
const carried = { last7: 10, last30: 40, lastDay: '2026-11-20' };

/** One change of each kind. */
export const EACH: { readonly [N in ChangeName]: ChangeOf<N> } = {
  'key.appeared': { name: 'key.appeared', key },
  'key.disappeared': { name: 'key.disappeared', key, cause: 'creator-removed', carried },
  'key.expired': { name: 'key.expired', key, carried: null },
  'key.renamed': { name: 'key.renamed', key, was: 'old' },
  'key.changed': { name: 'key.changed', key, was: other },
  'key.scopes-lost': { name: 'key.scopes-lost', key, scopes: ['billing:read'], was: 'owner', role: 'member', carried },
  'key.scopes-regained': { name: 'key.scopes-regained', key, scopes: ['billing:read'], was: 'member', role: 'owner' },
  'key.expiry-neared': { name: 'key.expiry-neared', key: ending, step: 7, carried },
  'stored-key.expiry-neared': { name: 'stored-key.expiry-neared', key: ending, step: 1, carried: null },
  'member.joined': { name: 'member.joined', member },
  'member.left': { name: 'member.left', member, keys: ['k1'], inUse: 1 },
  'member.role-changed': { name: 'member.role-changed', member, was },
  'member.changed': { name: 'member.changed', member, was },
  'owners.one-left': { name: 'owners.one-left', member },
  'invite.sent': { name: 'invite.sent', invite },
  'invite.accepted': { name: 'invite.accepted', invite },
  'invite.withdrawn': { name: 'invite.withdrawn', invite },
  'invite.ended': { name: 'invite.ended', invite },
  'invite.changed': { name: 'invite.changed', invite, was: invite },
  'traffic.started': { name: 'traffic.started', key, day: '2026-11-20' },
  'traffic.resumed': { name: 'traffic.resumed', key, day: '2026-11-20', silentDays: 30 },
  'traffic.stopped': { name: 'traffic.stopped', key, day: '2026-11-20', daily: 1_200 },
  'traffic.moved': { name: 'traffic.moved', key, to: other, day: '2026-11-20', daily: 1_100 },
  'successor.gone': { name: 'successor.gone', key, successor: other },
  'backup.left': { name: 'backup.left', key, backup: was },
  'contact.left': { name: 'contact.left', member, contact: aMember('m2', 'admin'), as: 'responsible' },
  'canary.used': { name: 'canary.used', key, day: '2026-11-20' },
  'reading.incomplete': { name: 'reading.incomplete', parts: ['keys', 'usage'], why: 'server' },
  'reading.recovered': { name: 'reading.recovered', parts: ['usage'] },
  'baseline.lost': { name: 'baseline.lost' },
  'records.restored': { name: 'records.restored', notes: 3, snoozes: 1 },
  'watch.paused': { name: 'watch.paused', why: 'locked' },
  'watch.resumed': { name: 'watch.resumed' },
};
