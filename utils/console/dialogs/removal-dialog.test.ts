// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { findRemovalDialog, isReviewControl } from './removal-dialog';
import { BUILDS, dialogHtml, OUTAGE, PEOPLE, teamHtml } from './testing/dialogs';

/** A dialog as it comes over the page, and what is recognised then. */
const open = (html: string): Element => {
  document.body.insertAdjacentHTML('beforeend', html);
  const added = document.body.lastElementChild;
  if (!added) throw new Error('nothing was added');
  return added;
};
const find = (appeared: readonly Element[], used: readonly string[] = ['m-tomas'], isRemoval = false) =>
  findRemovalDialog(document.body, { appeared, used, isRemoval, people: PEOPLE, hasModal: true })?.element ?? null;

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

describe('a dialog over the page that names the member whose row was used', () => {
  const asked = (words: string, yes: string, no: string): Element =>
    open(
      `<div style="position:fixed"><div role="dialog"><h2>${words}</h2><button>${no}</button><button>${yes}</button></div></div>`,
    );

  it.each([
    ['Make Tomás Nagy an Admin?', 'Make Admin', 'Cancel'],
    ['Transfer ownership to Tomás Nagy (tomas@northwind.example)?', 'Transfer', 'Cancel'],
    ['Resend the welcome mail to Tomás Nagy?', 'Send', 'Cancel'],
    ['Tomás Nagy', 'Copy e-mail', 'Close'],
    ['Delete API key “ci” of Tomás Nagy?', 'Delete', 'Cancel'],
    ['Supprimer la clé « ci » de Tomás Nagy ?', 'Supprimer', 'Annuler'],
    ['API-Schlüssel „ci“ von Tomás Nagy löschen?', 'Löschen', 'Abbrechen'],
  ])('is no removal: %s', (words, yes, no) => {
    expect(find([asked(words, yes, no)])).toBeNull();
  });

  it.each([
    ['Retirer Tomás Nagy du projet ?', 'Oui', 'Non'],
    ['¿Eliminar a Tomás Nagy?', 'Eliminar', 'Cancelar'],
    ['Tomás Nagy をプロジェクトから削除しますか？', 'はい', 'いいえ'],
    ['Tomás Nagy will lose access at once.', 'Remove', 'Cancel'],
    ['Remove Tomás?', 'Yes', 'No'],
  ])('is a removal: %s', (words, yes, no) => {
    expect(find([asked(words, yes, no)])).not.toBeNull();
  });

  it('that only asks is a removal after a control that said so, and not after another', () => {
    const added = asked('Are you sure? Tomás Nagy will lose access.', 'Yes', 'No');
    expect([find([added], ['m-tomas'], true) !== null, find([added])]).toEqual([true, null]);
  });

  it('in a language whose words are not known is recognised by its structure alone', () => {
    document.documentElement.lang = 'eu';
    expect(find([asked('Tomás Nagy proiektutik kendu?', 'Bai', 'Ez')])).not.toBeNull();
    document.documentElement.removeAttribute('lang');
  });

  it('and has a control to remove apart from others is no removal yet', () => {
    const drawer =
      '<h2>Tomás Nagy</h2><p>Admin</p><button>Change role</button><h3>Remove member</h3><button>Remove from project</button>';
    expect(find([open(`<div role="dialog" style="position:fixed">${drawer}</div>`)])).toBeNull();
  });

  it('once all is done is no removal', () => {
    const toast = '<div style="position:fixed">Tomás Nagy was removed <button>Undo</button><button>×</button></div>';
    expect(find([open(toast)], ['m-tomas'], true)).toBeNull();
  });

  it.each(['key', 'project'])('that warns of an outage by deleting a %s is no removal', (other) => {
    const inner = dialogHtml({ title: `Delete ${other}?`, remove: 'Delete', tick: OUTAGE });
    expect(find([open(`<div role="dialog">${inner}</div>`)], [])).toBeNull();
  });
});

describe('a line below the row that was used', () => {
  const below = (html: string): readonly Element[] => {
    const line = document.createElement('tr');
    line.innerHTML = `<td colspan="4">${html}</td>`;
    document.querySelector('[data-member=m-tomas]')?.after(line);
    return [line];
  };
  const pair = '<button>No</button><button>Yes</button>';

  it('that asks to remove the member is a removal', () => {
    expect(find(below(`Remove Tomás Nagy from this project? ${pair}`))).not.toBeNull();
  });

  it('is none where it only has a control to remove, as a row does', () => {
    expect(find(below('Tomás Nagy <button>Edit</button><button>Remove</button>'), ['m-tomas'], true)).toBeNull();
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
