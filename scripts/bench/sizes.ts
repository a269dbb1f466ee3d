import { buildCommand } from '../steps/command';
import { commandSize, packedSize, type Size, scriptSizes } from '../steps/sizes';
import { kb, type Measure, measure } from './table';

const asMeasure = ({ what, bytes, budget }: Size): Measure => measure(what, bytes, kb, budget);

/** What is downloaded and what is loaded, beside what is aimed at. */
export const measureSizes = async (): Promise<Measure[]> => {
  await buildCommand();
  return [
    ...scriptSizes().map(asMeasure),
    asMeasure(commandSize()),
    asMeasure(await packedSize('chromium')),
    asMeasure(await packedSize('firefox')),
  ];
};
