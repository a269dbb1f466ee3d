// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { readScheme } from './theme';

const schemeIn = (page: string, text: string): string => {
  document.body.setAttribute('style', page);
  document.body.innerHTML = `<div><span style="${text}">maya@northwind.example</span></div>`;
  const span = document.querySelector('span');
  if (!span) throw new Error('there is no text');
  return readScheme(span);
};

beforeEach(() => {
  document.body.removeAttribute('style');
});

it.each([
  ['a dark colour', 'background-color: rgb(16, 20, 24)', 'color: rgb(0, 0, 0)', 'dark'],
  ['a light colour', 'background-color: rgb(250, 250, 250)', 'color: rgb(255, 255, 255)', 'light'],
  ['an image with light text on it', 'background-image: url("/night.png")', 'color: rgb(238, 238, 238)', 'dark'],
  ['an image with dark text on it', 'background-image: url("/day.png")', 'color: rgb(17, 34, 51)', 'light'],
  ['nothing at all', '', 'color: rgb(238, 238, 238)', 'light'],
])('on %s the scheme is that of what a person sees', (_name, page, text, expected) => {
  expect(schemeIn(page, text)).toBe(expected);
});
