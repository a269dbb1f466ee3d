import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds } from '../testing/properties';
import { addDays, addMonths, dayOf, dayRange, daysBetween, lastDayOfQuarter, timeOf, wholeDaysUntil } from './days';

const anyDay = fc.integer({ min: -20_000, max: 60_000 }).map((ordinal) => dayOf(ordinal * 86_400_000));

describe('UTC days', () => {
  it.each([
    ['the new year', '2026-12-31', 1, '2027-01-01'],
    ['a leap day', '2028-02-28', 1, '2028-02-29'],
    ['a February without one', '2026-02-28', 1, '2026-03-01'],
    ['a century that is no leap year', '2100-02-28', 1, '2100-03-01'],
    ['the start of summer time in Europe', '2026-03-28', 2, '2026-03-30'],
    ['the end of summer time in America', '2026-10-31', 2, '2026-11-02'],
    ['a year, backwards', '2026-03-01', -365, '2025-03-01'],
  ])('are counted across %s', (_, from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['the same day of the next month', '2026-11-21', 1, '2026-12-21'],
    ['the last day of a shorter month', '2026-01-31', 1, '2026-02-28'],
    ['a leap day', '2028-01-30', 1, '2028-02-29'],
    ['the next year', '2026-12-31', 2, '2027-02-28'],
  ])('some months later are %s', (_, from, months, to) => expect(addMonths(from, months)).toBe(to));

  it.each([
    ['2026-01-01', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-09-15', '2026-09-30'],
    ['2026-12-31', '2026-12-31'],
  ])('such as %s lie in the quarter that ends on %s', (day, last) => expect(lastDayOfQuarter(day)).toBe(last));

  it('change at midnight UTC and at no other moment', () => {
    expect(dayOf(Date.parse('2026-11-21T00:00:00Z') - 1)).toBe('2026-11-20');
    expect(dayOf(Date.parse('2026-11-21T00:00:00Z'))).toBe('2026-11-21');
    expect(dayOf(Date.parse('2026-11-21T23:59:59.999Z'))).toBe('2026-11-21');
  });

  it('always come back from a sum', () => {
    holds(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const other = addDays(day, days);
        expect(daysBetween(day, other)).toBe(days);
        expect(addDays(other, -days)).toBe(day);
        expect(day < other).toBe(days > 0);
      }),
    );
  });

  it('of a range are consecutive and hold both ends', () => {
    expect(dayRange('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
    expect(dayRange('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('until a moment are whole ones', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(wholeDaysUntil(now, Date.parse('2026-11-24T12:00:00Z'))).toBe(3);
    expect(wholeDaysUntil(now, Date.parse('2026-11-24T11:59:59Z'))).toBe(2);
    expect(wholeDaysUntil(now, Date.parse('2026-11-21T13:00:00Z'))).toBe(0);
  });
});

describe('times of Deepgram', () => {
  it('are read with microseconds, with an offset and without a zone, which means UTC', () => {
    const noon = Date.parse('2026-11-21T12:00:00Z');
    expect(timeOf('2026-11-21T12:00:00.000000Z')).toBe(noon);
    expect(timeOf('2026-11-21T14:00:00+02:00')).toBe(noon);
    expect(timeOf('2026-11-21T12:00:00')).toBe(noon);
    expect(timeOf('2026-11-21T12:00:00.000001')).toBe(noon);
    expect(timeOf('2026-11-21')).toBe(Date.parse('2026-11-21T00:00:00Z'));
  });

  it('that are none are null', () => {
    expect(timeOf('')).toBeNull();
    expect(timeOf('soon')).toBeNull();
  });
});

describe('the local time zone', () => {
  it('changes no answer, on either side of the date line or of a clock change', () => {
    const script = `
      import(${JSON.stringify(new URL('./days.ts', import.meta.url).href)}).then((d) => {
        const times = ['2026-03-29T00:30:00', '2026-03-29T02:30:00Z', '2026-11-01T06:30:00Z', '2026-12-31T23:59:59Z'];
        console.log(JSON.stringify(times.map((time) => [d.timeOf(time), d.dayOf(d.timeOf(time)), d.addDays('2026-03-28', 2)])));
      });`;
    const answers = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/New_York'].map((TZ) =>
      execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('2026-12-31');
  });

  it('is asked by no function of the rules', () => {
    const source = readFileSync(new URL('./days.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/\b[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes)\b|TimezoneOffset|toLocale/);
  });
});
