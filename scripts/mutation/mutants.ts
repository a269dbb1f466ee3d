import { parseSync } from 'vite';

/** One change to a source file that its tests should notice. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What was done, for people. */
  readonly change: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The nodes of one field or of an array of them. */
const nodesIn = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

/** Calls that keep, order or round: without them the rest of the expression still makes sense. */
const DROPPABLE = new Set(['filter', 'sort', 'slice', 'trim', 'toLowerCase', 'replace', 'concat', 'flatMap', 'map']);
const SWAPPED: Readonly<Record<string, string>> = { some: 'every', every: 'some', floor: 'ceil', ceil: 'floor' };

/** Types are gone when the code runs; where a module comes from is no rule. */
const isInert = ({ type }: Node): boolean =>
  /^TS(?!As|NonNull|Satisfies)/.test(type) || type === 'ImportDeclaration' || type === 'ExportAllDeclaration';

function* changesTo(node: Node, text: (part: Node) => string): Generator<Mutant> {
  const { start } = node;
  const to = (replacement: string, change: string, place: { start: number; end: number } = node): Mutant => ({
    start: place.start,
    end: place.end,
    replacement,
    change,
  });
  const own = text(node);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const [left, right] = [...nodesIn(node.left), ...nodesIn(node.right)];
      if (!left || !right) return;
      for (const operator of OPERATORS[String(node.operator)] ?? [])
        yield to(`(${text(left)}) ${operator} (${text(right)})`, `${String(node.operator)} → ${operator}`);
      return;
    }
    case 'UnaryExpression':
      if (node.operator === '!' || node.operator === '-')
        for (const argument of nodesIn(node.argument)) yield to(text(argument), `without ${String(node.operator)}`);
      return;
    case 'ConditionalExpression':
    case 'IfStatement':
      for (const test of nodesIn(node.test)) {
        yield to('true', 'condition → true', test);
        yield to('false', 'condition → false', test);
      }
      return;
    case 'Literal':
      if (typeof node.value === 'boolean') yield to(String(!node.value), `→ ${!node.value}`);
      else if (typeof node.value === 'number') yield to(String(node.value + 1), `→ ${node.value + 1}`);
      else if (typeof node.value === 'string') yield to(node.value === '' ? "'mutant'" : "''", `${own} → other text`);
      return;
    case 'ArrayExpression':
      if (nodesIn(node.elements).length > 0) yield to('[]', 'array → empty');
      return;
    case 'SpreadElement':
      for (const argument of nodesIn(node.argument))
        if (argument.type !== 'ArrayExpression') yield to(own.startsWith('...[') ? '' : '...[]', 'spread → nothing');
      return;
    case 'CallExpression':
      for (const callee of nodesIn(node.callee)) {
        const [object, property] = [...nodesIn(callee.object), ...nodesIn(callee.property)];
        if (!object || !property) continue;
        const name = text(property);
        if (DROPPABLE.has(name)) yield to(text(object), `without .${name}()`);
        const swapped = SWAPPED[name];
        if (swapped) yield to(swapped, `.${name}() → .${swapped}()`, property);
      }
      return;
    case 'ExpressionStatement':
    case 'ContinueStatement':
      yield to(';', 'statement removed');
      return;
    case 'ReturnStatement':
      yield node.argument === null ? to(';', 'statement removed') : to('return undefined;', 'returns nothing');
      return;
    case 'ArrowFunctionExpression':
      for (const body of nodesIn(node.body)) {
        // The body may stand in parentheses, which are no node of their own: so all from the arrow on is replaced.
        const arrow = own.lastIndexOf('=>', body.start - start) + 2;
        if (body.type !== 'BlockStatement') yield to(`${own.slice(0, arrow)} undefined`, 'function → nothing');
      }
      return;
  }
}

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
