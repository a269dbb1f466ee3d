import { cleanup, configure, fireEvent, waitFor, within } from '@testing-library/preact/pure';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeAllListeners } from '../../utils/protocol/testing';
import { PATIENCE_MS } from '../../utils/testing/patience';
import { createTestTranslate } from '../../utils/wording/testing';

/** For tests in happy-dom: what a person reads on a page and does there, over Testing Library. */
configure({ asyncUtilTimeout: PATIENCE_MS });

/**
 * The queries of the page as it is now. The library's own `screen` is bound to the document of the first file that
 * loads it, and the files of one process each have their own.
 */
export const screen = () => within(document.body);

export const text = (): string => document.body.textContent ?? '';
/** Words that may run through several elements, such as a name in its `<bdi>`. */
export const shows = (words: string): Promise<void> => waitFor(() => expect(text()).toContain(words));

export const find = <T extends HTMLElement = HTMLInputElement>(selector: string): Promise<T> =>
  waitFor(() => {
    const found = document.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  });
/** By its text: in happy-dom, asking for roles computes the style of each element, and a page then takes seconds. */
export const button = (name: string | RegExp): Promise<HTMLButtonElement> =>
  screen().findByText<HTMLButtonElement>(name, { selector: 'button' });
export const press = async (name: string | RegExp): Promise<void> => void fireEvent.click(await button(name));

/** As typing does; `change` is what leaving the field after it does. */
export const enter = async (selector: string, value: string, kind: 'input' | 'change' = 'input'): Promise<void> =>
  void fireEvent[kind](await find(selector), { target: { value } });

/**
 * To be called once in each test file: files of one process share this module, and hooks belong to the file that sets
 * them.
 */
export const setUpScreen = (): void => {
  beforeEach(() => {
    fakeBrowser.reset();
    createTestTranslate();
  });
  afterEach(() => {
    cleanup();
    removeAllListeners();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
};
