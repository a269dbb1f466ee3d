// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findPlace, outOfFlow } from './choose';

/** The place of the badge of `#text` in `#row`: fit and the cell's id. */
const placeIn = (html: string): string => {
  document.body.innerHTML = html;
  const row = document.getElementById('row') ?? document.body;
  const { cell, fit } = findPlace(row, document.getElementById('text') ?? row);
  return `${fit} ${cell.id}`;
};
const CUT = 'style="overflow-x: hidden; white-space: nowrap"';

describe('a badge stands', () => {
  it.each([
    ['in its text where that is free', '<li id="row"><b id="text">ci</b></li>', 'flow text'],
    [
      'beside a link, never in it',
      '<li id="row"><p id="cell"><a id="text" href="/" style="display: inline">ci</a></p></li>',
      'flow cell',
    ],
    [
      'under a text that is cut off',
      `<li id="row"><div id="cell"><div id="text" ${CUT}>ci</div></div></li>`,
      'line cell',
    ],
    [
      'in the next cell without controls where its own cell is cut off',
      `<div id="row" style="display: grid"><span id="text" ${CUT}>ci</span><span><button>x</button></span><span id="next">Owner</span></div>`,
      'flow next',
    ],
    [
      'in an inner box rather than in a flex box',
      '<div id="row" style="display: flex"><div style="display: flex"><b id="text">ci</b></div></div>',
      'flow text',
    ],
    [
      'out of flow in a row whose height is settled',
      '<div id="row" style="position: absolute; height: 52px"><b id="text">ci</b></div>',
      'over row',
    ],
    [
      'out of flow where every cell is cut off',
      `<div id="row" style="display: grid"><span id="text" ${CUT}>ci</span><span ${CUT}>Owner</span></div>`,
      'over row',
    ],
    ['in the row where nothing in it is the text', '<li id="row">ci</li>', 'flow row'],
  ])('%s', (_, html, place) => expect(placeIn(html)).toBe(place));

  it('out of flow in no box that would catch what the host has positioned by another', () => {
    document.body.innerHTML =
      '<div id="row"><i style="position: absolute"></i><p id="cell"><b id="text">ci</b></p></div>';
    const [row, text] = [document.getElementById('row'), document.getElementById('text')];
    if (row && text) expect(outOfFlow(row, text).cell.id).toBe('cell');
  });
});
