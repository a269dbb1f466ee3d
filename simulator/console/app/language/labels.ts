import { de } from './de';
import { en } from './en';

export type Labels = typeof en;

export const LANGUAGES: Record<'en' | 'de', Labels> = { en, de };
