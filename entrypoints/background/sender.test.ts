import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { senderKind } from './sender';
import { consoleSender, pageSender } from './testing/browser';

describe('who sent a message', () => {
  it('an extension page is one', () => {
    expect(senderKind(pageSender())).toBe('page');
  });

  it('an extension page in a tab is a page, not the Console', () => {
    expect(senderKind({ ...pageSender(), frameId: 0, tab: { id: 3 } })).toBe('page');
  });

  it("the content script in the Console's top frame is the Console", () => {
    expect(senderKind(consoleSender())).toBe('console');
  });

  it.each([
    ['another extension', consoleSender({ id: 'another-extension' })],
    ['a frame inside the Console', consoleSender({ frameId: 4 })],
    ['no tab', consoleSender({ tab: undefined })],
    ['plain HTTP', consoleSender({ url: 'http://console.deepgram.com/project/x/team' })],
    ['a host that only begins alike', consoleSender({ url: 'https://console.deepgram.com.evil.example/' })],
    ['another port', consoleSender({ url: 'https://console.deepgram.com:8443/' })],
    ['another subdomain', consoleSender({ url: 'https://evil.deepgram.com/' })],
    ['no address', { id: fakeBrowser.runtime.id }],
    ['an address that is none', consoleSender({ url: 'console.deepgram.com' })],
    [
      'a page whose address only begins like ours',
      { ...pageSender(), url: `${fakeBrowser.runtime.getURL('/').slice(0, -1)}x/` },
    ],
  ])('%s is nobody', (_, sender) => {
    expect(senderKind(sender)).toBeNull();
  });
});
