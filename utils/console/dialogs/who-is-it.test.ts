// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { holds } from '../../testing/properties';
import { PEOPLE } from './testing/dialogs';
import { whoIsIt } from './who-is-it';

const ask = (html: string, used: readonly string[]): string => {
  document.body.innerHTML = `<div id="dialog">${html}</div>`;
  const who = whoIsIt(document.querySelector('#dialog') ?? document.body, used, PEOPLE);
  if (who.state === 'certain') return who.person.memberId;
  return `? ${who.candidates
    .map(({ memberId }) => memberId)
    .sort()
    .join(' ')}`.trim();
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('who a dialog is about is certain', () => {
  it.each([
    ['the e-mail of the row', '<h2>Remove tomas@northwind.example?</h2>', ['m-tomas'], 'm-tomas'],
    ['the name of the row, which only one has', '<h2>Remove Tomás Nagy?</h2>', ['m-tomas'], 'm-tomas'],
    ['name and e-mail in one text', '<h2>Sam Lee (sam@northwind.example)</h2>', ['m-sam'], 'm-sam'],
    ['a longer name that holds another', '<h2>Remove Ana Ruiz?</h2>', ['m-anaruiz'], 'm-anaruiz'],
    ['an e-mail where the row could be two', '<p>sam@northwind.example</p>', ['m-sam', 'm-sam2'], 'm-sam'],
    [
      'the e-mail, and an address for help',
      '<p>tomas@northwind.example</p><p>help@deepgram.com</p>',
      ['m-tomas'],
      'm-tomas',
    ],
    ['a name that the host marks in parts', '<h2>Remove <b>Tomás</b> Nagy?</h2>', ['m-tomas'], 'm-tomas'],
  ] as const)('by %s', (_name, html, used, expected) => {
    expect(ask(html, used)).toBe(expected);
  });
});

describe('who a dialog is about is not certain', () => {
  it.each([
    [
      'it names another member than the row',
      '<h2>Remove maya@northwind.example?</h2>',
      ['m-tomas'],
      '? m-maya m-tomas',
    ],
    ['it names another member by name', '<h2>Remove Maya Iyer?</h2>', ['m-tomas'], '? m-maya m-tomas'],
    ['two members have the name', '<h2>Remove Sam Lee?</h2>', ['m-sam'], '? m-sam m-sam2'],
    ['it names nobody', '<h2>Remove this user?</h2>', ['m-tomas'], '? m-tomas'],
    ['it names several', '<p>tomas@northwind.example maya@northwind.example</p>', ['m-tomas'], '? m-maya m-tomas'],
    ['no row was used', '<h2>Remove tomas@northwind.example?</h2>', [], '? m-tomas'],
    ['neither row nor words tell', '<h2>Remove this user?</h2>', [], '?'],
    ['the name is right and the e-mail a stranger’s', '<p>Tomás Nagy, tn@other.example</p>', ['m-tomas'], '? m-tomas'],
    ['the name is only part of a word', '<h2>Remove Anabel?</h2>', ['m-ana'], '? m-ana'],
  ] as const)('where %s', (_name, html, used, expected) => {
    expect(ask(html, used)).toBe(expected);
  });

  it('whenever the row that was used is not the member that is named', () => {
    const anybody = fc.constantFrom(...PEOPLE);
    holds(
      fc.property(anybody, anybody, fc.boolean(), (used, named, byEmail) => {
        const words = byEmail || named.name === '' ? named.email : named.name;
        const told = ask(`<h2>Remove ${words}?</h2>`, [used.memberId]);
        if (used.memberId !== named.memberId) expect(told.startsWith('?')).toBe(true);
        else if (words === named.email) expect(told).toBe(named.memberId);
      }),
    );
  });
});
