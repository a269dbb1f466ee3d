import { describe, expect, it } from 'vitest';
import type { Fault, FaultKind, Gap, Part } from '../rules/answer';
import { faultWords } from './faults';
import { gapLine, gapLines } from './gaps';
import { createTestTranslate } from './testing';

const t = createTestTranslate();
const KINDS: readonly FaultKind[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'server',
  'rejected',
  'timeout',
  'offline',
  'unreadable',
  'not-connected',
  'locked',
  'session-ended',
  'session-closed',
  'session-updated',
];
const PARTS: readonly Part[] = ['keys', 'expired-keys', 'members', 'invites', 'usage', 'cost'];
const fault = (kind: FaultKind, more: Partial<Fault> = {}): Fault => ({ kind, endpoint: 'GET /v1/example', ...more });

describe('a fault in words', () => {
  it.each(KINDS)('%s says what happened, why, and what to do next', (kind) => {
    for (const sentence of Object.values(faultWords(fault(kind), t))) expect(sentence).toMatch(/^[A-Z].{10,}/);
  });

  it('has words of its own for each kind', () => {
    expect(new Set(KINDS.map((kind) => faultWords(fault(kind), t).title)).size).toBe(KINDS.length);
    expect(new Set(KINDS.map((kind) => faultWords(fault(kind), t).why)).size).toBe(KINDS.length);
  });

  it('names the missing scope, the status, the path and the time to wait where they are known', () => {
    expect(faultWords(fault('forbidden', { missingScope: 'usage:read' }), t).why).toContain('usage:read');
    expect(faultWords(fault('server', { status: 503 }), t).why).toContain('503');
    expect(faultWords(fault('rejected', { status: 418 }), t).why).toContain('418');
    expect(faultWords(fault('unreadable', { path: 'api_keys[3].member' }), t).why).toContain('api_keys[3].member');
    expect(faultWords(fault('rate-limited', { retryAfter: 1 }), t).next).toContain('1 second.');
    expect(faultWords(fault('rate-limited', { retryAfter: 29.2 }), t).next).toContain('30 seconds.');
    expect(faultWords(fault('rate-limited', { retryAfter: 0 }), t).next).toContain('a minute');
  });

  it("gives the request id where only Deepgram's support can help", () => {
    expect(faultWords(fault('server', { requestId: 'r-1' }), t).next).toContain('r-1');
    expect(faultWords(fault('unauthorized', { requestId: 'r-1' }), t).next).not.toContain('r-1');
  });

  it('shows what came with a fault as text only, cleaned', () => {
    const words = faultWords(fault('forbidden', { missingScope: 'a\u202eb | c | d | e\n$1' }), t);
    expect(words.why).toBe('The stored key lacks the scope ab | c | d | e $1.');
  });
});

describe('a gap in words', () => {
  it('names the scopes that the viewer lacks', () => {
    const gap: Gap = { reason: 'own-keys-only', missingScopes: ['members:read', 'admins:read', 'owners:read'] };
    expect(gapLine(gap, t)).toContain('lacks members:read, admins:read and owners:read,');
    expect(gapLine({ reason: 'own-keys-only', missingScopes: [] }, t)).toMatch(/^Only your own keys are visible/);
  });

  it('counts the rows that are left out, and names the days', () => {
    expect(gapLine({ reason: 'rows-unreadable', count: 1, path: 'x' }, t)).toMatch(/^1 row .* is left out/);
    expect(gapLine({ reason: 'rows-unreadable', count: 1200, path: 'x' }, t)).toMatch(/^1,200 rows .* are left out/);
    expect(gapLine({ reason: 'days-unread', from: '2025-12-31', to: '2026-01-02' }, t)).toContain(
      'from 31 Dec 2025 to 2 Jan 2026',
    );
  });

  it.each(PARTS)('says that %s could not be read, and why', (part) => {
    const line = gapLine({ reason: 'part-failed', part, fault: fault('offline') }, t);
    expect(line).toContain('could not be read.');
    expect(line).toContain(faultWords(fault('offline'), t).why);
  });

  it('is said once', () => {
    const gap: Gap = { reason: 'part-failed', part: 'keys', fault: fault('offline') };
    expect(gapLines([gap, gap], t)).toHaveLength(1);
  });
});
