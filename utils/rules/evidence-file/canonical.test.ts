import { expect, it } from 'vitest';
import { canonicalJson } from './canonical';

// The examples of RFC 8785, sections 3.2.2 and 3.2.3, and of its appendix B.
it('writes what RFC 8785 gives as its example', () => {
  const value = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

it('orders names by UTF-16 code unit', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const written = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))));
  expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))).toBe(
    `{${['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'].map((name) => `${JSON.stringify(name)}:0`).join(',')}}`,
  );
  expect(written).toHaveLength(names.length);
});

it.each([
  [0, '0'],
  [-0, '0'],
  [5e-324, '5e-324'],
  [-1.7976931348623157e308, '-1.7976931348623157e+308'],
  [9007199254740992, '9007199254740992'],
  [295147905179352830000, '295147905179352830000'],
  [1e21, '1e+21'],
  [0.000001, '0.000001'],
  [1e-7, '1e-7'],
])('writes the number %s as %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [() => 0], [Symbol('x')], [undefined]])(
  'has no form for %o',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);

it('leaves out what is undefined', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});
