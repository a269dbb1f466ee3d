import { isObject } from '../../objects';
import type { DailySeries } from '../../rules/snapshot';
import * as z from '../../zod';

// What a snapshot's parts hold was checked when it came from Deepgram, and nobody else writes here; a disk may still
// damage it. So each entry is looked at for what everything rests on, by hand: a parse of thousands would be felt at
// each start.
export const isText = (value: unknown): boolean => typeof value === 'string';
export const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);

const isPerson = (value: unknown): boolean =>
  isObject(value) &&
  isText(value.memberId) &&
  isText(value.email) &&
  [value.firstName, value.lastName].every(isOptionalText);
export const isMember = (value: unknown): boolean => isObject(value) && isPerson(value) && areTexts(value.scopes);
export const isInvite = (value: unknown): boolean => isObject(value) && isText(value.email) && isText(value.scope);
export const isKey = (value: unknown): boolean =>
  isObject(value) &&
  [value.keyId, value.comment, value.created].every(isText) &&
  isOptionalText(value.expires) &&
  [value.scopes, value.tags].every(areTexts) &&
  isPerson(value.creator);
const areFigures = (value: unknown): boolean => Array.isArray(value) && value.every(Number.isFinite);
/** A figure per accessor and day. */
export const dailySeries = z.object({
  from: z.string(),
  to: z.string(),
  byAccessor: z.custom<DailySeries['byAccessor']>((value) => isObject(value) && Object.values(value).every(areFigures)),
  unattributed: z.custom<DailySeries['unattributed']>(areFigures),
});
