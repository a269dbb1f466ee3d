/** One change to a source file that its tests should notice. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What was done, for people. */
  readonly change: string;
}

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
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

/** A node with what its changes are written with. */
interface Place {
  readonly node: Node;
  text(part: Node): string;
  /** The mutant that has `replacement` in the node's place, or in that of a part of it. */
  to(replacement: string, change: string, part?: Node): Mutant;
}

type Changes = (place: Place) => Iterable<Mutant>;

function* otherOperators({ node, text, to }: Place): Generator<Mutant> {
  const [left, right] = [...nodesIn(node.left), ...nodesIn(node.right)];
  if (!left || !right) return;
  for (const operator of OPERATORS[String(node.operator)] ?? [])
    yield to(`(${text(left)}) ${operator} (${text(right)})`, `${String(node.operator)} → ${operator}`);
}

function* withoutOperator({ node, text, to }: Place): Generator<Mutant> {
  if (node.operator !== '!' && node.operator !== '-') return;
  for (const argument of nodesIn(node.argument)) yield to(text(argument), `without ${node.operator}`);
}

function* settledConditions({ node, to }: Place): Generator<Mutant> {
  for (const test of nodesIn(node.test)) {
    yield to('true', 'condition → true', test);
    yield to('false', 'condition → false', test);
  }
}

function* otherLiterals({ node, text, to }: Place): Generator<Mutant> {
  const { value } = node;
  if (typeof value === 'boolean') yield to(String(!value), `→ ${!value}`);
  else if (typeof value === 'number') yield to(String(value + 1), `→ ${value + 1}`);
  else if (typeof value === 'string') yield to(value === '' ? "'mutant'" : "''", `${text(node)} → other text`);
}

function* emptyArrays({ node, to }: Place): Generator<Mutant> {
  if (nodesIn(node.elements).length > 0) yield to('[]', 'array → empty');
}

function* emptySpreads({ node, text, to }: Place): Generator<Mutant> {
  for (const argument of nodesIn(node.argument)) {
    if (argument.type === 'ArrayExpression') continue;
    yield to(text(node).startsWith('...[') ? '' : '...[]', 'spread → nothing');
  }
}

function* otherCalls({ node, text, to }: Place): Generator<Mutant> {
  for (const callee of nodesIn(node.callee)) {
    const [object, property] = [...nodesIn(callee.object), ...nodesIn(callee.property)];
    if (!object || !property) continue;
    const name = text(property);
    if (DROPPABLE.has(name)) yield to(text(object), `without .${name}()`);
    const swapped = SWAPPED[name];
    if (swapped) yield to(swapped, `.${name}() → .${swapped}()`, property);
  }
}

function* emptyFunctions({ node, text, to }: Place): Generator<Mutant> {
  const own = text(node);
  for (const body of nodesIn(node.body)) {
    // The body may stand in parentheses, which are no node of their own: so all from the arrow on is replaced.
    const arrow = own.lastIndexOf('=>', body.start - node.start) + 2;
    if (body.type !== 'BlockStatement') yield to(`${own.slice(0, arrow)} undefined`, 'function → nothing');
  }
}

const removed: Changes = ({ to }) => [to(';', 'statement removed')];
/** Where a boolean is asked for, nothing counts as `false`, and to that a boolean's own change turns it already. */
const returnsNothing: Changes = ({ node, to }) => {
  if (node.argument === null) return [to(';', 'statement removed')];
  return nodesIn(node.argument).some(({ value }) => typeof value === 'boolean')
    ? []
    : [to('return undefined;', 'returns nothing')];
};

/** What is tried on each type of node. */
const CHANGES = new Map<string, Changes>([
  ['BinaryExpression', otherOperators],
  ['LogicalExpression', otherOperators],
  ['UnaryExpression', withoutOperator],
  ['ConditionalExpression', settledConditions],
  ['IfStatement', settledConditions],
  ['Literal', otherLiterals],
  ['ArrayExpression', emptyArrays],
  ['SpreadElement', emptySpreads],
  ['CallExpression', otherCalls],
  ['ExpressionStatement', removed],
  ['ContinueStatement', removed],
  ['ReturnStatement', returnsNothing],
  ['ArrowFunctionExpression', emptyFunctions],
]);

/** Every mutant of one node, its parts left out. */
export const changesTo = (node: Node, text: (part: Node) => string): Iterable<Mutant> => {
  const to: Place['to'] = (replacement, change, { start, end } = node) => ({ start, end, replacement, change });
  return CHANGES.get(node.type)?.({ node, text, to }) ?? [];
};
