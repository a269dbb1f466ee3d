// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { shows, text } from '../../components/testing/screen';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import { LOCKED } from '../../utils/vault/testing/statuses';
import { answer, open, setUpPage, told, viewed } from './testing/page';

setUpPage();

describe('while keys are locked', () => {
  it('findings stand as old ones below the way to unlock', async () => {
    removeAllListeners();
    answer(viewed({ paused: 'locked', findings: told({ takenAt: Date.now() - 2 * 3_600_000 }) }));
    onMessage('getVaultStatus', () => LOCKED);
    open();
    for (const words of ['Linchpin is locked', 'The figures below were read 2 h ago', 'Its creator has left']) {
      await shows(words);
    }
    expect(document.querySelector('#unlock')).not.toBeNull();
    // Nothing can be renewed now.
    expect(text()).toContain('Out of date: updated 2 h ago');
  });

  it('a session that has ended is said, with the way to enter the key again', async () => {
    answer(viewed({ paused: 'session-ended' }));
    open();
    await shows('kept for one browser session and is gone');
    await shows('Enter the key again');
  });
});
