import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from './source-graph';
import { root } from './steps/process';

const FOLDER = '.github/ISSUE_TEMPLATE';
const forms = readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.yml') && name !== 'config.yml');

/**
 * What GitHub asks of a form:
 * https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
 */
interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
}

/** Buttons that a form names in double quotes, by the catalogue's texts. */
const buttons = new Set(Object.values(parse(textOf('locales/en.yml')) as Record<string, unknown>));

describe.each(forms)('the issue form %s', (name) => {
  const text = textOf(`${FOLDER}/${name}`);
  const form = parse(text) as Form;

  it('has what GitHub needs to show it', () => {
    expect([form.name, form.description].map((each) => typeof each)).toEqual(['string', 'string']);
    const ids = form.body.flatMap(({ type, id }) => (type === 'markdown' ? [] : [id]));
    expect(ids.every((id) => typeof id === 'string' && /^[\w-]+$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of form.body)
      expect(Object.keys(attributes), type).toContain(type === 'markdown' ? 'value' : 'label');
    expect(
      form.body.map(({ type }) => type).filter((type) => !/^(markdown|input|textarea|dropdown|checkboxes)$/.test(type)),
    ).toEqual([]);
  });

  it('names buttons as they are called on screen', () => {
    const named = [...text.matchAll(/"(Copy [\w ]+)"/g)].map(([, button = '']) => button);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((button) => !buttons.has(button))).toEqual([]);
  });
});
