// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoredKey } from '../../utils/messages';
import { createTestTranslate } from '../../utils/wording/testing';
import { StoredKeyReport } from './stored-key-report';

const PROJECT = '11111111-2222-4333-8444-555555555555';

const stored = (over: Partial<StoredKey> = {}): StoredKey => ({
  state: 'usable',
  keyId: 'aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa',
  creator: { name: 'Ada', email: 'ada@example.com', role: 'owner' },
  expires: '2027-01-01T00:00:00Z',
  scopes: [
    { id: 'usage', scopes: ['usage:read'], state: 'granted' },
    { id: 'writes', scopes: ['keys:write'], state: 'excess' },
  ],
  seesAllKeys: true,
  seesUse: true,
  listed: true,
  creatorLeft: false,
  demotions: [
    { role: 'admin', loses: [] },
    { role: 'member', loses: ['members:read', 'billing:read'] },
  ],
  takenAt: Date.now() - 3 * 60_000,
  ...over,
});
const told = (over: Partial<StoredKey> = {}): string => {
  render(<StoredKeyReport stored={stored(over)} projectId={PROJECT} />, document.body);
  return document.body.textContent ?? '';
};

beforeEach(() => {
  fakeBrowser.reset();
  createTestTranslate();
});
afterEach(() => render(null, document.body));

describe('what Linchpin says of its own key', () => {
  it('is whose it is, what it may see, what it could do beyond, when it ends and with whom', () => {
    const words = told();
    for (const part of [
      'Key of Ada (ada@example.com), Owner',
      'requests per key',
      'It could change things at Deepgram',
      'How to make a smaller key',
      'On 1 Jan 2027',
      'If they leave the project or are removed, this key stops working',
      'It would lose nothing that Linchpin reads.',
      'It would lose members:read and billing:read, as a key can do no more than the role Member of its creator.',
      'aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa',
      'As of the last reading (3 min ago).',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('says that nothing can be changed with it only of a key whose scopes are known', () => {
    expect(told({ scopes: [] })).toContain('It can change nothing at Deepgram.');
    const unknown = told({ scopes: [{ id: 'writes', scopes: ['keys:write'], state: 'unknown' }] });
    expect(unknown).toContain('could not be told');
    expect(unknown).not.toContain('It can change nothing');
  });

  it('tells a key without a date from one that was not seen', () => {
    expect(told({ expires: null })).toContain('No date is listed.');
    expect(told({ expires: null, listed: false })).toContain('It could not be told.');
    expect(told({ expires: 'some day' })).toContain('It could not be told.');
  });

  it('warns where its creator has left, and claims no creator where none was seen', () => {
    expect(told({ creatorLeft: true })).toContain('They have left the project');
    expect(told({ creator: null, demotions: [] })).toContain('Who that is could not be told.');
  });

  it("strips what could hide in a creator's name", () => {
    const words = told({ creator: { name: 'A\u202eda', email: 'ada@example.com', role: 'owner' } });
    expect(words).not.toContain('\u202e');
    expect(words).toContain('Ada');
  });
});
