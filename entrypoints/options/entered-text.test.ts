import { describe, expect, it } from 'vitest';
import { readAddressLines } from './address-lines';
import { keyShape } from './key-shape';

describe('the shape of an entered key', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['0123456789abcdef0123456789abcdef01234567', 'key'],
    [' 0123456789abcdef0123456789abcdef01234567\n', 'key'],
    ['0123456789ABCDEF0123456789abcdef01234567', 'key'],
    ['0123456789abcdef0123456789abcdef0123456', 'unlikely'],
    ['bbbbbbbb-0001-4bbb-8bbb-000000000001', 'key-id'],
    ['Token 0123456789abcdef', 'unlikely'],
  ])('of %j is %s', (text, shape) => expect(keyShape(text)).toBe(shape));
});

describe('service accounts as typed', () => {
  it('are taken one a line, without empty ones, each once', () => {
    expect(readAddressLines(' a@x.com \r\n\n*-bot@x.com\na@x.com')).toEqual({
      addresses: ['a@x.com', '*-bot@x.com'],
      faults: [],
    });
  });

  it('are kept but pointed at when they match nobody or everybody', () => {
    expect(readAddressLines('nobody\n*').faults).toEqual([
      { kind: 'no-address', line: 1 },
      { kind: 'everyone', line: 2 },
    ]);
  });

  it('longer than an address, or too many, are said and left out', () => {
    const { addresses, faults } = readAddressLines(
      `${'x'.repeat(300)}@x\n${Array.from({ length: 201 }, (_, i) => `${i}@x`).join('\n')}`,
    );
    expect(addresses).toHaveLength(200);
    expect(faults.map(({ kind }) => kind)).toEqual(['too-long', 'too-many']);
  });
});
