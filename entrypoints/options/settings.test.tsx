// @vitest-environment happy-dom
import { fireEvent, render } from '@testing-library/preact/pure';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { enter as enterInto, find, setUpScreen } from '../../components/testing/screen';
import { onMessage } from '../../utils/protocol/testing';
import { addServiceAccount, readSettings } from '../../utils/settings/settings';
import { FigureField } from './figure-field';
import { Settings } from './settings';

const NOT_SAVED = 'Not saved: the browser could not store this';

const open = async (): Promise<void> => {
  render(<Settings />);
  await find('#windowDays');
};
const type = (field: Element, value: string): void => void fireEvent.input(field, { target: { value } });
const enter = async (selector: string, value: string): Promise<void> => {
  await enterInto(selector, value);
  fireEvent.change(await find(selector));
};
/** What stands at a field: its tick, or its error. */
const saidAt = (selector: string): string =>
  [...(document.querySelector(selector)?.closest('.setting')?.querySelectorAll('[role="status"]') ?? [])]
    .map(({ textContent }) => textContent)
    .join('');
const hide = (): void => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
};
/** The storage takes what it is given and answers nobody, as for a page that is closing, until `answer`. */
const silenceStorage = () => {
  const waiting: (() => void)[] = [];
  const { get } = fakeBrowser.storage.local;
  const holds = (): Promise<Record<string, unknown>> => get('settings');
  const silent = vi.spyOn(fakeBrowser.storage.local, 'get').mockImplementation(async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return holds();
  });
  const answer = (): void => {
    silent.mockRestore();
    for (const resolve of waiting) resolve();
  };
  return { holds, answer };
};
const fullDisk = () =>
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QuotaExceededError: no space left'));

setUpScreen();
beforeEach(() => onMessage('matchServiceAccounts', () => []));

describe('a changed setting', () => {
  it('has a tick beside it once it is stored, and no other setting has one', async () => {
    await open();
    await enter('#windowDays', '30');
    await vi.waitFor(() => expect(saidAt('#windowDays')).toBe('Saved'));
    expect((await readSettings()).windowDays).toBe(30);
    expect([...document.querySelectorAll('[role="status"]')].filter(({ textContent }) => textContent)).toHaveLength(1);
  });

  it('loses its tick while something else stands in the field', async () => {
    await open();
    await enter('#windowDays', '30');
    await vi.waitFor(() => expect(saidAt('#windowDays')).toBe('Saved'));
    type(await find('#windowDays'), '3');
    expect(saidAt('#windowDays')).not.toContain('Saved');
  });

  it.each([
    ['a figure', '#windowDays', '30', { windowDays: 30 }],
    ['service accounts', '#service-accounts', '*-bot@x.com', { serviceAccounts: ['*-bot@x.com'] }],
  ])('%s is stored as the page is hidden', async (_, selector, text, stored) => {
    await open();
    type(await find<HTMLTextAreaElement>(selector), text);
    const written = vi.spyOn(fakeBrowser.storage.local, 'set');
    hide();
    expect(written).toHaveBeenCalledWith({ settings: expect.objectContaining(stored) });
    await vi.waitFor(() => expect(saidAt(selector)).toBe('Saved'));
  });

  it.each([
    ['a figure', '#windowDays', '30', { windowDays: 30 }],
    ['service accounts', '#service-accounts', '*-bot@x.com', { serviceAccounts: ['*-bot@x.com'] }],
  ])('%s outlives a page that closes and gets no answer any more', async (_, selector, text, stored) => {
    await open();
    await enter('#expiredPile', '3');
    await vi.waitFor(() => expect(saidAt('#expiredPile')).toBe('Saved'));
    type(await find<HTMLTextAreaElement>(selector), text);
    const storage = silenceStorage();
    window.dispatchEvent(new Event('pagehide'));
    expect(await storage.holds()).toMatchObject({ settings: { ...stored, expiredPile: 3 } });
    storage.answer();
    await vi.waitFor(() => expect(saidAt(selector)).toBe('Saved'));
  });

  it('is handed to the background too, as a closing page may lose what it has begun to store', async () => {
    const saved = vi.fn();
    onMessage('saveSettings', ({ data }) => saved(data));
    await open();
    type(await find<HTMLTextAreaElement>('#service-accounts'), '*-bot@x.com');
    window.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(() =>
      expect(saved).toHaveBeenCalledWith({ numbers: {}, switches: {}, serviceAccounts: ['*-bot@x.com'] }),
    );
  });

  it('that is on its way to the storage outlives the page too', async () => {
    await open();
    const toggle = await find('[type="checkbox"]');
    const storage = silenceStorage();
    fireEvent.click(toggle);
    expect(await storage.holds()).toEqual({});
    window.dispatchEvent(new Event('pagehide'));
    expect(await storage.holds()).toMatchObject({ settings: { badges: { team: false, keys: true } } });
    storage.answer();
    await vi.waitFor(() => expect(saidAt('[type="checkbox"]')).toBe('Saved'));
  });

  it('writes nothing as a page closes in which nothing was typed', async () => {
    await open();
    const written = vi.spyOn(fakeBrowser.storage.local, 'set');
    window.dispatchEvent(new Event('pagehide'));
    hide();
    expect(written).not.toHaveBeenCalled();
  });
});

describe('a setting that could not be stored', () => {
  it.each([
    ['#windowDays', '30'],
    ['#service-accounts', '*-bot@x.com'],
  ])('says so beside %s alone, keeps what was typed, and is stored on demand', async (selector, text) => {
    await open();
    const full = fullDisk();
    await enter(selector, text);
    await vi.waitFor(() => expect(saidAt(selector)).toContain(NOT_SAVED));
    expect((await find(selector)).value).toBe(text);
    expect(document.querySelectorAll('.setting-failed')).toHaveLength(1);
    full.mockRestore();
    fireEvent.click(await find('.setting-failed button'));
    await vi.waitFor(() => expect(saidAt(selector)).toBe('Saved'));
    expect((await readSettings()).windowDays === 30 || (await readSettings()).serviceAccounts[0] === text).toBe(true);
  });

  it('is stored with the next one that can be', async () => {
    await open();
    const full = fullDisk();
    await enter('#windowDays', '30');
    await vi.waitFor(() => expect(saidAt('#windowDays')).toContain(NOT_SAVED));
    full.mockRestore();
    await enter('#expiredPile', '3');
    await vi.waitFor(() => expect([saidAt('#windowDays'), saidAt('#expiredPile')]).toEqual(['Saved', 'Saved']));
    expect(await readSettings()).toMatchObject({ windowDays: 30, expiredPile: 3 });
  });

  it('still stands in its field when another page of Linchpin stores something', async () => {
    await open();
    const full = fullDisk();
    await enter('#windowDays', '30');
    await enter('#service-accounts', 'ci@x.com');
    await vi.waitFor(() => expect(saidAt('#service-accounts')).toContain(NOT_SAVED));
    full.mockRestore();
    await addServiceAccount('bot@x.com');
    const lines = await find<HTMLTextAreaElement>('#service-accounts');
    await vi.waitFor(() => expect(lines.value).toBe('ci@x.com\nbot@x.com'));
    expect((await find('#windowDays')).value).toBe('30');
    fireEvent.click(await find('#service-accounts ~ [role="status"] button'));
    await vi.waitFor(async () =>
      expect(await readSettings()).toMatchObject({ windowDays: 30, serviceAccounts: ['ci@x.com', 'bot@x.com'] }),
    );
  });

  it('leaves a switch where it was put, with a way to try again', async () => {
    await open();
    const full = fullDisk();
    const toggle = await find('[type="checkbox"]');
    fireEvent.click(toggle);
    await vi.waitFor(() => expect(saidAt('[type="checkbox"]')).toContain(NOT_SAVED));
    expect(toggle.checked).toBe(false);
    full.mockRestore();
    fireEvent.click(await find('.setting-failed button'));
    await vi.waitFor(async () => expect((await readSettings()).badges).toEqual({ team: false, keys: true }));
  });
});

describe('a typed figure', () => {
  const LIMITS = { min: 7, max: 90 };
  const field = async (onChange: (figure: number) => void): Promise<HTMLInputElement> => {
    const words = { label: 'Window', help: 'Days.', unit: 'days' };
    const figure = (
      <FigureField id="figure" {...words} limits={LIMITS} value={7} onChange={onChange} outcome={undefined} />
    );
    render(figure);
    return find('#figure');
  };

  it('is handed over at once when the field is left, and only once', async () => {
    const changed = vi.fn();
    const figure = await field(changed);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    type(figure, '30');
    expect(changed).not.toHaveBeenCalled();
    fireEvent.change(figure);
    expect(changed).toHaveBeenCalledExactlyOnceWith(30);
    vi.runAllTimers();
    expect(changed).toHaveBeenCalledOnce();
  });

  it('that is out of bounds is not handed over as the page closes', async () => {
    const changed = vi.fn();
    const figure = await field(changed);
    type(figure, '91');
    window.dispatchEvent(new Event('pagehide'));
    expect(changed).not.toHaveBeenCalled();
    type(figure, '90');
    window.dispatchEvent(new Event('pagehide'));
    expect(changed).toHaveBeenCalledExactlyOnceWith(90);
  });
});
