import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pagesWithActs, pagesWithFeatures } from '../../../utils/console/page/routes';
import { features } from './index';

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && !name.endsWith('.test.ts'))
  .map((name) => name.replace(/\.ts$/, ''));

describe('the features', () => {
  it('are all registered, each under the name of its file', () => {
    expect(features.map((feature) => feature.id).sort()).toEqual(files.sort());
  });

  it('each say on which pages they run', () => {
    for (const feature of features) expect(feature.pages.length, feature.id).toBeGreaterThan(0);
  });

  it('run on those pages, and no others, for which their script is loaded', () => {
    expect(new Set(features.flatMap((feature) => feature.pages))).toEqual(pagesWithFeatures);
  });

  it('follow acts on those pages, and no others, for which that script is loaded', () => {
    const following = features.filter(({ followsActs }) => followsActs);
    expect(new Set(following.flatMap(({ pages }) => pages))).toEqual(pagesWithActs);
  });
});
