import { parseSync } from 'vite';
import { changesTo, isNode, type Mutant, type Node } from './changes';

/** Types are gone when the code runs; where a module comes from is no rule. */
const isInert = ({ type }: Node): boolean =>
  /^TS(?!As|NonNull|Satisfies)/.test(type) || type === 'ImportDeclaration' || type === 'ExportAllDeclaration';

/** Every mutant of a source text. Headers of counting loops are spared: broken, they only never end. */
export const mutantsOf = (file: string, source: string): Mutant[] => {
  const { program } = parseSync(file, source);
  const text = ({ start, end }: Node): string => source.slice(start, end);
  const mutants: Mutant[] = [];
  const visit = (value: unknown, field: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, field);
    if (!isNode(value) || isInert(value)) return;
    if (field !== 'key' && field !== 'property') mutants.push(...changesTo(value, text));
    for (const [name, child] of Object.entries(value)) {
      const loopHeader = value.type === 'ForStatement' && name !== 'body';
      if (!loopHeader) visit(child, value.type === 'Property' || value.type === 'MemberExpression' ? name : '');
    }
  };
  visit(program, '');
  return mutants;
};
