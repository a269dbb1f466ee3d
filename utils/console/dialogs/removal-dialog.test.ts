// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { findRemovalDialog, isReviewControl } from './removal-dialog';
import { BUILDS, dialogHtml, OUTAGE, PEOPLE, teamHtml } from './testing';

/** A dialog as it comes over the page, and what is recognised then. */
const open = (html: string): Element => {
  document.body.insertAdjacentHTML('beforeend', html);
  const added = document.body.lastElementChild;
  if (!added) throw new Error('nothing was added');
  return added;
};
const find = (appeared: readonly Element[], used: readonly string[] = ['m-tomas']) =>
  findRemovalDialog(document.body, { appeared, used, people: PEOPLE, hasModal: true })?.element ?? null;

beforeEach(() => {
  document.body.innerHTML = teamHtml();
});

const english = dialogHtml({ title: 'Remove Tomás Nagy from this project?', review: 'Review API Keys', tick: OUTAGE });
const german = dialogHtml({
  title: 'Tomás Nagy aus diesem Projekt entfernen?',
  remove: 'Benutzer entfernen',
  cancel: 'Abbrechen',
  review: 'API-Schlüssel prüfen',
  tick: 'Mir ist klar, dass dies einen Ausfall dieses Projekts verursachen kann',
});
const withoutKeys = dialogHtml({ title: 'Robin entfernen? (ops@northwind.example)', remove: 'Ja', cancel: 'Nein' });

describe.each(Object.entries(BUILDS))('built as %s, the dialog', (_name, build) => {
  it.each([
    ['in English', english],
    ['in another language', german],
    ['for a member without keys', withoutKeys],
  ])('%s is recognised, and no more than the dialog', (_words, inner) => {
    const found = find([open(build(inner))]);
    expect(found?.querySelector('.danger')).not.toBeNull();
    expect(found?.textContent).toContain('Access ends at once.');
    expect(found?.textContent).not.toContain('Undo');
    expect(found?.querySelector('table')).toBeNull();
  });

  it("in English is recognised by Deepgram's own words, whatever was used before", () => {
    expect(find([open(build(english))], [])).not.toBeNull();
  });

  it('in another language is not, unless a row was used before', () => {
    expect(find([open(build(german))], [])).toBeNull();
  });

  it('is recognised from any part of it that came later', () => {
    const added = open(build(german));
    const tick = added.querySelector('label');
    expect(tick && find([tick])?.querySelector('h2')).not.toBeNull();
  });
});

describe('something else over the page', () => {
  const veil = (inner: string): string => `<div style="position:fixed"><div role="dialog">${inner}</div></div>`;

  it.each([
    ['a dialog that names no member', veil('<h2>Invite</h2><button>Cancel</button><button>Send</button>')],
    [
      'a note about the member',
      '<div role="status" style="position:fixed">Tomás Nagy <button>Undo</button><button>x</button></div>',
    ],
    ['a line with one button', '<div style="position:fixed">Tomás Nagy was changed <button>Undo</button></div>'],
    [
      'a choice of a role',
      veil('Tomás Nagy <select><option>Owner</option></select><button>Cancel</button><button>Save</button>'),
    ],
    [
      'a menu',
      '<div role="menu" style="position:absolute">Tomás Nagy<button role="menuitem">Remove</button><button role="menuitem">Edit</button></div>',
    ],
  ])('is no removal dialog: %s', (_name, html) => {
    expect(find([open(html)])).toBeNull();
  });

  it('is no removal dialog when it stands in the page and says nothing of removing', () => {
    const main = document.querySelector('main');
    main?.insertAdjacentHTML('beforeend', '<div>Tomás Nagy <button>a</button><button>b</button></div>');
    expect(main?.lastElementChild && find([main.lastElementChild])).toBeNull();
  });

  it('is no removal dialog once it has gone', () => {
    const added = open(BUILDS['no role, in a veil']?.(english) ?? '');
    added.remove();
    expect(find([added])).toBeNull();
  });
});

describe('the control that leads to the keys', () => {
  it.each([
    ['in English', english],
    ['in another language', german],
  ])('%s is told from those that end the dialog', (_words, inner) => {
    const box = open(BUILDS['no role, in a veil']?.(inner) ?? '');
    const tell = (selector: string): boolean => {
      const control = box.querySelector(selector);
      return control !== null && isReviewControl(control, box);
    };
    expect(['.review', '.cancel', '.danger', 'label', 'input'].map(tell)).toEqual([true, false, false, false, false]);
  });

  it('is nothing where the dialog has only those that end it', () => {
    const box = open(BUILDS['no role, in a veil']?.(withoutKeys) ?? '');
    expect([...box.querySelectorAll('button')].filter((control) => isReviewControl(control, box))).toEqual([]);
  });
});
