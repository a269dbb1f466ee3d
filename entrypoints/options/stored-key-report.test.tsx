// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact/pure';
import { describe, expect, it } from 'vitest';
import { setUpScreen, text } from '../../components/testing/screen';
import type { StoredKey } from '../../utils/protocol/views/key';
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
  cleanup();
  render(<StoredKeyReport stored={stored(over)} projectId={PROJECT} />);
  return text();
};

setUpScreen();

describe('what Linchpin says of its own key', () => {
  it('gives the verdict first, then what each scope is for, then whether the key has it', () => {
    told();
    const verdict = document.querySelector('.key-facts .lp-notice');
    const table = document.querySelector('.lp-scopes');
    expect(verdict?.textContent).toContain('This key sees all members, keys and requests');
    expect(table && verdict?.compareDocumentPosition(table)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    const rows = [...document.querySelectorAll('.lp-scopes tr')];
    expect(rows.map(({ children }) => [...children].map(({ textContent }) => textContent))).toEqual([
      ['You get', 'Scope', 'State'],
      ['requests per key', 'usage:read', '✓granted'],
      ['changes at Deepgram, which Linchpin never makes', 'keys:write', '▲not needed'],
    ]);
  });

  it('says whose key it is, what it may see, what more it could do, and what would end it', () => {
    const words = told();
    for (const part of [
      'Key of Ada (ada@example.com), Owner',
      'requests per key',
      'It could change things at Deepgram',
      'How to create a key for Linchpin',
      'On 1 Jan 2027',
      'If they leave the project or are removed, this key stops working',
      'It would lose nothing that Linchpin reads.',
      "It would lose members:read and billing:read, because a key can do no more than its creator's role, Member.",
      'aaaaaaaa-0001-4aaa-8aaa-aaaaaaaaaaaa',
      'Updated 3 min ago.',
    ]) {
      expect(words).toContain(part);
    }
  });

  it('says that nothing can be changed with it only of a key whose scopes are known', () => {
    expect(told({ scopes: [] })).toContain("None. It can't change anything at Deepgram.");
    const unknown = told({ scopes: [{ id: 'writes', scopes: ['keys:write'], state: 'unknown' }] });
    expect(unknown).toContain('unknown');
    expect(unknown).not.toContain("It can't change anything");
  });

  it('tells a key without a date from one that was not seen', () => {
    expect(told({ expires: null })).toContain('No date is listed.');
    expect(told({ expires: null, listed: false })).toContain("Linchpin can't tell.");
    expect(told({ expires: 'some day' })).toContain("Linchpin can't tell.");
  });

  it('warns where its creator has left, and claims no creator where none was seen', () => {
    expect(told({ creatorLeft: true })).toContain('They have left the project');
    expect(told({ creator: null, demotions: [] })).toContain("Linchpin can't tell who that is.");
  });

  it("strips what could hide in a creator's name", () => {
    const words = told({ creator: { name: 'A\u202eda', email: 'ada@example.com', role: 'owner' } });
    expect(words).not.toContain('\u202e');
    expect(words).toContain('Ada');
  });
});
