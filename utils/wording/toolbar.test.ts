import { expect, it } from 'vitest';
import { createTestTranslate } from './testing';
import { type ToolbarFacts, toolbarWords } from './toolbar';

const t = createTestTranslate();
const say = (facts: Partial<ToolbarFacts>) => toolbarWords({ isConnected: true, pauses: [], unseen: 0, ...facts }, t);

it('the button says one thing, the most pressing', () => {
  expect(say({})).toEqual({ text: '', title: 'Linchpin' });
  expect(say({ isConnected: false }).text).toBe('Key');
  expect(say({ unseen: 3, pauses: ['locked', 'refused'] }).text).toBe('!');
  expect(say({ unseen: 3, pauses: ['locked'] }).text).toBe('3');
  expect(say({ unseen: 100 }).text).toBe('99+');
  for (const why of ['locked', 'session-ended', 'session-closed', 'session-updated', 'unreachable'])
    expect(say({ pauses: [why] }).text).toBe('‖');
});

it('its tooltip has a sentence for all that there is to say, each once', () => {
  const { title } = say({ unseen: 2, pauses: ['unreachable', 'locked', 'locked'] });
  expect(title.split('\n')).toEqual([
    'Linchpin: 2 changes may have broken something',
    expect.stringContaining('is locked'),
    expect.stringContaining("can't reach Deepgram"),
  ]);
});
