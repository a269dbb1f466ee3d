// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { adopt } from './create';
import { type Child, h, keyed, lazy, type VirtualElement } from './node';
import { patchInside } from './patch';

let drawn: VirtualElement;

function show(...children: Child[]): HTMLElement {
  const next = h('body', {}, children);
  patchInside(document.body, drawn, next);
  drawn = next;
  return document.body;
}

function only(selector: string): HTMLElement {
  const found = document.querySelectorAll<HTMLElement>(selector);
  const [first] = found;
  if (!first || found.length !== 1) throw new Error(`${found.length} elements are ${selector}`);
  return first;
}

beforeEach(() => {
  document.body.innerHTML = '<p>from before</p>';
  adopt(document.body);
  drawn = h('body');
});

const list = (...items: string[]): VirtualElement =>
  h(
    'ul',
    {},
    items.map((item) => h('li', {}, [h('b', {}, [item]), h('i')])),
  );
const keyedList = (...items: string[]) =>
  keyed(
    'ul',
    {},
    items.map((item) => [item, h('li', { id: item }, [item])]),
  );

describe('children by position', () => {
  test('what was in the body before is thrown away', () => {
    expect(show('only this').textContent).toBe('only this');
  });

  test('an element is reused for the next item in its place', () => {
    show(list('a', 'b', 'c'));
    const first = document.querySelector('li');
    show(list('b', 'c'));
    expect(document.querySelector('li')).toBe(first);
    expect(first?.textContent).toBe('b');
  });

  test('a foreign node before the first child is an error, even if nothing has changed', () => {
    show(list('a', 'b'));
    document.querySelector('li')?.prepend(document.createElement('span'));
    expect(() => show(list('a', 'b'))).toThrow(/stranger: SPAN/);
  });

  test('a foreign node between two children is an error', () => {
    show(list('a'));
    document.querySelector('i')?.before('stranger');
    expect(() => show(list('a'))).toThrow(/stranger: #text/);
  });

  test('a foreign node first in the body is an error', () => {
    show('first', h('p'));
    document.body.prepend(document.createElement('b'));
    expect(() => show('first', h('p'))).toThrow(/stranger: B/);
  });

  test('a clone in the place of a child is an error', () => {
    show(list('a'));
    const item = only('li');
    item.replaceWith(item.cloneNode(true));
    expect(() => show(list('a'))).toThrow(/stranger: LI/);
  });

  test('a child that was taken away is an error', () => {
    show(list('a', 'b'));
    document.querySelector('li')?.remove();
    expect(() => show(list('a', 'b'))).toThrow(/missing/);
  });

  test('a child that was moved is an error', () => {
    show(list('a'));
    only('b').before(only('i'));
    expect(() => show(list('a'))).toThrow(/is I, not B/);
  });

  test('a wrapped child is an error', () => {
    show(list('a'));
    const wrapper = document.createElement('div');
    only('b').replaceWith(wrapper);
    expect(() => show(list('a'))).toThrow(/stranger: DIV/);
  });

  test('a split text is an error', () => {
    show(h('p', {}, ['one text', h('b')]));
    const { firstChild } = only('p');
    if (firstChild instanceof Text) firstChild.splitText(3);
    expect(() => show(h('p', {}, ['one text', h('b')]))).toThrow(/stranger: #text/);
  });

  test('a foreign node after the last child is never noticed', () => {
    show(list('a', 'b'));
    only('ul').append('stranger');
    expect(() => show(list('b'))).not.toThrow();
  });

  test('a text keeps its node and changes its value', () => {
    show(h('p', {}, ['before']));
    const { firstChild } = only('p');
    show(h('p', {}, ['after']));
    expect(only('p').firstChild).toBe(firstChild);
    expect(firstChild?.nodeValue).toBe('after');
  });
});

describe('children by key', () => {
  test('an element is removed with its key', () => {
    show(keyedList('a', 'b', 'c'));
    const [a, b, c] = document.querySelectorAll('li');
    show(keyedList('c', 'new', 'a'));
    const now = [...document.querySelectorAll('li')];
    expect(now.map(({ textContent }) => textContent)).toEqual(['c', 'new', 'a']);
    expect(now[0]).toBe(c);
    expect(now[2]).toBe(a);
    expect(b?.isConnected).toBe(false);
  });

  test('a foreign node at the end is an error as soon as something is added', () => {
    show(keyedList('a'));
    only('ul').append(document.createElement('span'));
    show(keyedList('a', 'b'));
    expect(() => show(keyedList('b', 'a'))).toThrow(/stranger: SPAN/);
  });

  test('a foreign node at the start is an error', () => {
    show(keyedList('a', 'b'));
    only('ul').prepend(document.createElement('li'));
    expect(() => show(keyedList('a', 'b'))).toThrow(/stranger: LI/);
  });
});

describe('what an element declares', () => {
  test('a class is set whole, so one that was added is gone when it changes', () => {
    show(h('p', { class: 'one' }));
    only('p').classList.add('added');
    show(h('p', { class: 'one' }));
    expect(only('p').className).toBe('one added');
    show(h('p', { class: 'two' }));
    expect(only('p').className).toBe('two');
  });

  test('foreign attributes stay, and own ones are removed when they are no longer declared', () => {
    show(h('p', { title: 'own', 'data-own': 'x' }));
    only('p').setAttribute('data-linchpin-for', 'key:1');
    show(h('p', { 'data-own': false }, ['other']));
    expect(only('p').outerHTML).toBe('<p data-linchpin-for="key:1">other</p>');
  });

  test('a listener calls the handler of the last render, once', () => {
    const calls: string[] = [];
    for (const name of ['first', 'second']) show(h('button', { onClick: () => calls.push(name) }));
    only('button').click();
    show(h('button'));
    only('button').click();
    expect(calls).toEqual(['second']);
  });

  test('a value that the model does not know is reverted', () => {
    const view = h('input', { value: 'from the model' });
    show(view);
    const input = document.querySelector('input');
    if (input) input.value = 'from a script';
    show(h('input', { value: 'from the model' }));
    expect(input?.value).toBe('from the model');
  });

  test('a picker takes its value after its options', () => {
    const options = (...values: string[]) => values.map((value) => h('option', { value }, [value]));
    show(h('select', { value: 'b' }, options('a', 'b')));
    expect(document.querySelector('select')?.value).toBe('b');
    show(h('select', { value: 'c' }, options('a', 'b', 'c')));
    expect(document.querySelector('select')?.value).toBe('c');
  });
});

test('a lazy part is viewed again only when an argument changes', () => {
  let views = 0;
  const part = (content: string) => {
    views += 1;
    return h('p', {}, [content]);
  };
  for (const content of ['same', 'same', 'other']) show(lazy(part, content));
  expect(views).toBe(2);
  expect(only('p').textContent).toBe('other');
});
