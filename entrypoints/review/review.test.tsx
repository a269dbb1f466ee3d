// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact/pure';
import { describe, expect, it, vi } from 'vitest';
import { shows, text } from '../../components/testing/screen';
import { onMessage, removeAllListeners } from '../../utils/protocol/testing';
import { answer, OFFLINE, OTHER, open, PROJECT, setUpPage, viewed } from './testing/page';

setUpPage();

describe('a project', () => {
  it('that is not connected leads to the options page', async () => {
    answer(null, []);
    open('');
    await shows('Connect your first project');
    cleanup();
    removeAllListeners();
    answer(null);
    open(`#project=${OTHER}`);
    await shows('This project is not connected');
  });

  it('is the one at hand where the address names none', async () => {
    const { asked } = answer(viewed());
    open('');
    await shows('left behind');
    await vi.waitFor(() => expect(asked).toHaveBeenCalledWith(PROJECT));
    expect(location.hash).toBe(`#project=${PROJECT}`);
  });

  it('that was never read is being read, and why it could not be is said', async () => {
    answer(viewed({ findings: null }));
    open();
    await shows('Reading the project for the first time');
    cleanup();
    removeAllListeners();
    answer(viewed({ findings: null, lastFault: { kind: 'unauthorized', endpoint: 'GET /v1/projects' } }));
    open();
    await shows('Deepgram refused the key');
    expect(text()).toContain('Use another key');
    expect(text()).not.toContain('Nothing needs attention');
  });

  it('whose latest reading failed shows the older findings, and says how old they are', async () => {
    answer(viewed({ lastFault: OFFLINE }));
    open();
    await shows('Deepgram could not be reached');
    expect(text()).toContain('The figures below were read');
    expect(text()).toContain('left behind');
  });

  it('offline is said to be so', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    answer(viewed({ lastFault: OFFLINE }));
    open();
    await shows('You are offline');
    expect(text()).toContain('left behind');
  });

  it('whose reading could not be stored says that', async () => {
    answer(viewed({ problem: 'full' }));
    open();
    await shows('no room left');
  });

  it('is not taken for unconnected when the background is silent', async () => {
    onMessage('listProjects', () => Promise.reject(new Error('dead')));
    onMessage('getCurrentProject', () => null);
    onMessage('getFindings', () => Promise.reject(new Error('dead')));
    open();
    await shows("Linchpin's background did not answer");
  });
});
