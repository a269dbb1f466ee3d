import { expectTypeOf } from 'vitest';
import type { Answer, Fault, Gap } from './answer';

// Checked by `tsc`: rule 1 (docs/architecture.md) as a type. What a partial or a failed answer lacks has to be dealt
// with before its value can be read.

declare const answer: Answer<number>;

// @ts-expect-error a failed answer has no value
void answer.value;
// @ts-expect-error only a partial answer has gaps
void answer.gaps;
// @ts-expect-error only a failed answer has a fault
void answer.fault;

if (answer.state === 'failed') {
  expectTypeOf(answer.fault).toEqualTypeOf<Fault>();
  // @ts-expect-error a failed answer has no value
  void answer.value;
} else if (answer.state === 'partial') {
  expectTypeOf(answer.value).toEqualTypeOf<number>();
  expectTypeOf(answer.gaps).toExtend<readonly [Gap, ...Gap[]]>();
} else {
  expectTypeOf(answer.state).toEqualTypeOf<'whole'>();
  expectTypeOf(answer.value).toEqualTypeOf<number>();
}

// @ts-expect-error an answer that lacks something says what
const bare: Answer<number> = { state: 'partial', value: 1 };
void bare;
