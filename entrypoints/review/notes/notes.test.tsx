// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { enter, find, press, shows, text } from '../../../components/testing/screen';
import type { Query } from '../../../utils/protocol/declarations';
import { historyAt, notesAt, subjectAt } from '../../../utils/protocol/review-address';
import { onMessage } from '../../../utils/protocol/testing';
import type { FoundHistory } from '../../../utils/protocol/views/history';
import type { NoteOutcome, NoteRow, NoteView } from '../../../utils/protocol/views/notes';
import { countUp } from '../../../utils/storage/revision';
import { answer, open, PROJECT, setUpPage, viewed } from '../testing/page';

setUpPage();

const view = (over: Partial<NoteView> = {}): NoteView => ({
  ...{ kind: 'key', id: 'k9', title: 'prod', problem: null, written: { purpose: 'Written on 21 Nov 2026 by Ada' } },
  values: { purpose: 'calls', usedIn: [{ kind: 'ci', text: 'Jenkins' }] },
  members: [{ id: 'm1', name: 'Ada' }],
  keys: [{ id: 'k2', name: 'next', as: 'other' }],
  ...over,
});
const NO_HISTORY: FoundHistory = {
  ...{ state: 'present', events: [], damaged: 0, next: null, gaps: [] },
  ...{ since: null, everyMinutes: 15, today: '2026-11-21' },
};

const openNote = (shown: NoteView = view(), save?: (query: Query<'saveNote'>) => NoteOutcome) => {
  answer(viewed());
  onMessage('getHistory', () => NO_HISTORY);
  onMessage('getNote', () => shown);
  const saved = vi.fn<(changes: Query<'saveNote'>['changes']) => void>();
  onMessage('saveNote', ({ data }) => {
    saved(data.changes);
    if (save) return save(data);
    const values = Object.fromEntries(
      Object.entries({ ...shown.values, ...data.changes }).filter(([, value]) => value !== null),
    );
    return { problem: null, copyProblem: null, view: { ...shown, values } };
  });
  open(subjectAt(PROJECT, 'key', 'K9'));
  return saved;
};
const entered = async (selector: string) => (await find<HTMLInputElement>(selector)).value;

describe('the note of a key', () => {
  it('has a labelled field for each thing, with what is noted and who wrote it', async () => {
    openNote();
    await shows('Notes on the key prod');
    expect(await entered('#note-purpose')).toBe('calls');
    expect(await entered('.note-entry input')).toBe('Jenkins');
    expect(text()).toContain('Written on 21 Nov 2026 by Ada');
    for (const field of document.querySelectorAll<HTMLInputElement>('.note-form input, .note-form select')) {
      const isNamed = (field.labels?.length ?? 0) > 0 || field.hasAttribute('aria-label');
      expect([field.name, isNamed]).toEqual([field.name, true]);
    }
  });

  it('sends what was changed and nothing else, says what was saved, and takes it back at a press', async () => {
    const saved = openNote();
    await enter('#note-purpose', 'batch');
    await press('Add a place');
    await press('Save note');
    await shows('The note was saved in this browser.');
    expect(saved).toHaveBeenLastCalledWith({ purpose: 'batch' });
    await press('Undo');
    await shows('The last change was undone.');
    expect(saved).toHaveBeenLastCalledWith({ purpose: 'calls' });
  });

  it('that is emptied is removed', async () => {
    const saved = openNote();
    await enter('#note-purpose', '  ');
    (await find<HTMLButtonElement>('[aria-label="Remove place 1"]')).click();
    await press('Save note');
    await vi.waitFor(() => expect(saved).toHaveBeenLastCalledWith({ purpose: null, usedIn: null }));
  });

  it('without a change is not sent', async () => {
    const saved = openNote();
    await enter('#note-purpose', 'calls');
    await press('Save note');
    await shows('Nothing was changed, so nothing was saved.');
    expect(saved).not.toHaveBeenCalled();
  });

  it('keeps what was typed where saving fails, and while the project is read again', async () => {
    openNote(view(), () => {
      throw new Error('no answer');
    });
    await enter('#note-ask', 'Ida');
    await press('Save note');
    await shows('The note could not be saved');
    await countUp(PROJECT);
    expect(await entered('#note-ask')).toBe('Ida');
  });

  it('keeps what was typed where the disk is full, and says so', async () => {
    openNote(view(), () => ({ problem: 'full', copyProblem: null, view: view() }));
    await enter('#note-ask', 'Ida');
    await press('Save note');
    await shows('The browser has no room left to store this');
    expect(await entered('#note-ask')).toBe('Ida');
    expect(text()).not.toContain('was saved');
  });

  it('that was stored without its copy says both', async () => {
    openNote(view(), () => ({ problem: null, copyProblem: 'full', view: view({ values: { ask: 'Ida' } }) }));
    await enter('#note-ask', 'Ida');
    await press('Save note');
    await shows('The note was saved in this browser.');
    expect(text()).toContain('its second copy could not be: the browser has no room left');
  });

  it('offers few keys as its successor without a search, the likely ones apart', async () => {
    const saved = openNote(
      view({
        keys: [
          { id: 'k2', name: 'prod v2', as: 'likely' },
          { id: 'k3', name: 'batch', as: 'other' },
        ],
      }),
    );
    const select = await find<HTMLSelectElement>('#note-successor');
    expect([...select.querySelectorAll('optgroup')].map(({ textContent }) => textContent)).toEqual([
      'prod v2',
      'batch',
    ]);
    expect(document.querySelector('.note-successor-search')).toBeNull();
    await enter('#note-successor', 'k2', 'change');
    await press('Save note');
    await vi.waitFor(() => expect(saved).toHaveBeenLastCalledWith({ successor: 'k2' }));
  });

  it('has many keys searched for its successor, and keeps the one that is chosen among them', async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `k${at}`, name: `key ${at}`, as: 'other' as const }));
    const saved = openNote(view({ keys: many, values: { successor: 'k7' } }));
    const names = () =>
      [...document.querySelectorAll('#note-successor optgroup option')].map(({ textContent }) => textContent);
    await enter('.note-successor-search', 'KEY 3');
    await vi.waitFor(() => expect(names()).toHaveLength(14));
    expect(names()).toContain('key 7');
    await enter('.note-successor-search', 'moon');
    await shows('No active key has all of these words.');
    expect(names()).toEqual(['key 7']);
    await press('Save note');
    await shows('Nothing was changed, so nothing was saved.');
    expect(saved).not.toHaveBeenCalled();
  });

  it('says that its successor is no longer active', async () => {
    openNote(view({ values: { successor: 'k8' }, keys: [{ id: 'k8', name: 'k8, no longer listed', as: 'gone' }] }));
    await shows('The key that is chosen is no longer active.');
    expect(await entered('#note-successor')).toBe('k8');
  });

  it('shows other people’s text as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    openNote(view({ title: nasty, values: { ask: nasty }, members: [{ id: 'm1', name: nasty }] }));
    await shows(`Notes on the key ${nasty}`);
    expect(document.querySelector('main img')).toBeNull();
  });

  it('is nowhere on the history of the whole project, nor of an invite', async () => {
    answer(viewed());
    onMessage('getHistory', () => NO_HISTORY);
    open(historyAt(PROJECT, { about: 'invite:a@b.example' }));
    await shows('Filtered: what happened to one invite');
    expect(document.querySelector('.note-form')).toBeNull();
  });
});

describe('all notes', () => {
  const row = (id: string, words: string): NoteRow => ({
    ...{
      kind: 'key',
      id,
      title: id,
      by: 'Ada',
      isListed: true,
      isCanary: id === 'k1',
      purpose: words,
      usedIn: '',
      words,
    },
  });

  it('are searched as a person types', async () => {
    answer(viewed());
    onMessage('getNotes', () => ({ notes: [row('k1', 'calls'), row('k2', 'batch')], problem: null, damaged: 1 }));
    open(notesAt(PROJECT));
    await shows('2 notes');
    expect(text()).toContain('Canary: must never be used');
    expect(text()).toContain('1 note could not be read');
    await enter('.note-search', 'BATCH');
    await shows('1 note');
    expect(document.querySelector('[data-note="key:k1"]')).toBeNull();
    await enter('.note-search', 'moon');
    await shows('No note has all of these words.');
  });

  it('where there is none yet, say how one is written', async () => {
    answer(viewed());
    onMessage('getNotes', () => ({ notes: [], problem: null, damaged: 0 }));
    open(notesAt(PROJECT));
    await shows('Nothing is noted yet');
  });
});
