// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { find, press, shows, text } from '../../../components/testing/screen';
import type { Query } from '../../../utils/protocol/declarations';
import { notesAt, teamAt } from '../../../utils/protocol/review-address';
import { onMessage } from '../../../utils/protocol/testing';
import type { TeamComparison, TeamDifference, TeamOpened, TeamView } from '../../../utils/protocol/views/team';
import { LOCKED } from '../../../utils/vault/testing/statuses';
import { answer, open, PROJECT, setUpPage, viewed } from '../testing/page';

setUpPage();

const NASTY = '<img src=x onerror=alert(1)>';
const VIEW: TeamView = {
  ...{ notes: 2, marks: 1, damaged: 0, withAddresses: false, isKnown: false, problem: null },
};
const difference = (over: Partial<TeamDifference> = {}): TeamDifference => ({
  ...{ kind: 'key', id: 'k1', field: 'ask', title: 'prod', label: 'Who to ask', mine: 'Ida', theirs: NASTY },
  ...{ mineWritten: '', theirsWritten: 'Written on 21 Nov 2026 by Bo', wins: 'theirs', isAhead: false },
  ...{ mark: 'possible', mineValue: 'Ida', theirsValue: NASTY, ...over },
});
const list = (...first: readonly TeamDifference[]) => ({ count: first.length, first });
const comparison = (over: Partial<TeamComparison> = {}): TeamComparison => ({
  ...{ taken: list(), conflicts: list(), behind: list(), unseen: 0, otherProjects: 0, isAboutThis: true, ...over },
});
const opened = (over: Partial<TeamOpened> = {}): TeamOpened => ({
  ...{ fault: null, problem: null, copyProblem: null, comparison: comparison(), ...over },
});

const openTeam = (view: TeamView | null = VIEW, findings = viewed()): void => {
  answer(findings);
  onMessage('getTeam', () => view);
  open(teamAt(PROJECT));
};
const choose = async (content: string, name = 'linchpin.team.json'): Promise<void> => {
  const field = await find<HTMLInputElement>('input[type="file"]');
  Object.defineProperty(field, 'files', { value: [new File([content], name)], configurable: true });
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('saving the team’s file', () => {
  it('says what is in it, asks about addresses, and says where it went', async () => {
    const asked = vi.fn<(query: Query<'saveTeamFile'>) => void>();
    onMessage('saveTeamFile', ({ data }) => {
      asked(data);
      return { text: '{}', problem: null };
    });
    const pressed = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
    openTeam();
    await shows('2 notes with what is written about their keys and members');
    expect(text()).toContain('1 mark of a service account');
    expect(text()).toContain("It never holds a key's secret");
    (await find<HTMLInputElement>('input[type="checkbox"]')).click();
    await press('Save the team file');
    await shows("handed to your browser's downloads as linchpin.team.json");
    expect(asked).toHaveBeenCalledWith({ projectId: PROJECT, addresses: true });
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('where nothing is noted says so, and where it fails why', async () => {
    onMessage('saveTeamFile', () => ({ text: null, problem: 'unavailable' }));
    openTeam({ ...VIEW, notes: 0, marks: 0 });
    await shows('Nothing is noted of this project yet');
    await press('Save the team file');
    await vi.waitFor(() => expect(document.querySelector('a[href*="section=recovery"]')).not.toBeNull());
  });

  it('where the stored data can’t be opened is not offered, but the way out is', async () => {
    openTeam({ ...VIEW, problem: 'newer-version' });
    await vi.waitFor(() => expect(document.querySelector('a[href*="section=recovery"]')).not.toBeNull());
    expect(document.querySelector('input[type="file"]')).toBeNull();
  });
});

describe('opening a team’s file', () => {
  it('shows what would change, stores nothing before the press, and takes the loser at another', async () => {
    const conflicts = list(difference({ isAhead: true }));
    const answered = opened({
      comparison: comparison({ conflicts, taken: list(difference({ field: 'x' })), unseen: 2 }),
    });
    const stored = vi.fn<(text: string) => void>();
    const taken = vi.fn<(query: Query<'takeTeamValue'>) => void>();
    onMessage('compareTeamFile', () => answered);
    onMessage('openTeamFile', ({ data }) => {
      stored(data.text);
      return answered;
    });
    onMessage('takeTeamValue', ({ data }) => {
      taken(data);
      return { problem: null, mark: 'possible' };
    });
    openTeam();
    await choose('{"a": 1}');
    await shows('What opening it changes');
    for (const words of ['1 field was changed on both sides', '1 change is taken', '2 edits of yours', NASTY, 'future'])
      expect(text()).toContain(words);
    expect(document.querySelector('main img')).toBeNull();
    expect(stored).not.toHaveBeenCalled();
    await press('Take these changes');
    await shows('The changes were taken from the file.');
    expect(stored).toHaveBeenCalledWith('{"a": 1}');
    const ask = { projectId: PROJECT, kind: 'key', id: 'k1', field: 'ask' };
    // The first is the conflict's, the second what was taken because only the file changed it.
    (await find('[aria-label^="Keep mine"]')).click();
    await shows('What this browser said was kept');
    expect(taken).toHaveBeenLastCalledWith({ ...ask, value: 'Ida' });
    await press('Take theirs');
    await shows('What the file said was taken');
    expect(taken).toHaveBeenLastCalledWith({ ...ask, value: NASTY });
  });

  it('can be given up', async () => {
    onMessage('compareTeamFile', () => opened({ comparison: comparison({ taken: list(difference()) }) }));
    openTeam();
    await choose('{}');
    await press('Cancel');
    await shows('Nothing was changed.');
    expect(text()).not.toContain('What opening it changes');
    expect(document.activeElement?.id).toBe('team-open');
  });

  it.each([
    [{ kind: 'not-json' }, 'This file is not complete JSON'],
    [{ kind: 'newer', version: '2.0' }, 'written by a newer Linchpin (format 2.0)'],
    [{ kind: 'git-conflict', line: 7 }, 'unfinished git merge in line 7'],
    [{ kind: 'repeated-name', name: NASTY, line: 3 }, `"${NASTY}" stands twice`],
    [{ kind: 'not-a-team-file', path: 'projects.p1' }, 'It stops fitting at projects.p1'],
    [{ kind: 'not-a-team-file', path: '' }, 'as Linchpin saved it'],
    [{ kind: 'too-large' }, 'too large to be a team file'],
  ] as const)('that can not be taken says why: %j', async (fault, words) => {
    onMessage('compareTeamFile', () => opened({ fault, comparison: null }));
    openTeam();
    await choose('{}');
    await shows(words);
    expect(text()).toContain('Nothing was changed.');
    expect(document.querySelector('main img')).toBeNull();
  });

  it('says where the disk is full', async () => {
    openTeam();
    onMessage('compareTeamFile', () => opened({ problem: 'full', comparison: null }));
    await choose('{}');
    await shows('The browser has no room left to store this');
  });

  it('that says what is known already changes nothing', async () => {
    onMessage('compareTeamFile', () => opened());
    openTeam();
    await choose('{}');
    await shows('Nothing changes.');
    await vi.waitFor(() => expect(text()).toContain('Remember this file'));
  });
});

it('is there too while Linchpin is locked, beside what unlocks it', async () => {
  onMessage('getVaultStatus', () => LOCKED);
  openTeam(VIEW, viewed({ paused: 'locked' }));
  await shows('2 notes with what is written');
  await shows('Linchpin is locked');
});

it('is found beside the notes', async () => {
  answer(viewed());
  onMessage('getNotes', () => ({ notes: [], problem: null, damaged: 0 }));
  open(notesAt(PROJECT));
  await shows('Share notes with your team');
  expect(document.querySelectorAll(`a[href="${teamAt(PROJECT)}"]`).length).toBe(2);
});
