import { Parser } from 'acorn';
import type { AnyNode, ObjectExpression, Property } from 'acorn';

/** An object literal of a script. */
export interface ScriptObject {
  /** Whether a path leads to a value of any kind. */
  has(path: string): boolean;
  /** The text or number that is written at a path; null where there is none, or only code that would make one. */
  read(path: string): string | number | null;
}

/** Why a script could not be parsed, as a person would look for it. Lines count from 1, columns too. */
export interface ScriptFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The parser without the checks that take more than linear time on hostile scripts: names declared twice (2 s for 50 000
 * `let`) and patterns of regular expressions (6 s for 400 KB). Both are of no interest here: nothing is run.
 */
const LenientParser = Parser.extend(
  (Base) =>
    class extends Base {
      declareName(): void {
        // Every name may be declared again.
      }
      validateRegExpPattern(): void {
        // Every pattern will do.
      }
    },
);

/** The object literals of a script in the order of the source, nested ones too. The script is read, never run. */
export function objectsIn(text: string): readonly ScriptObject[] | ScriptFault {
  const found: ObjectExpression[] = [];
  const program = parse(text);
  if ('message' in program) return program;
  const waiting: AnyNode[] = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'ObjectExpression') found.push(node);
    for (const child of Object.values(node).flat()) if (isNode(child)) waiting.push(child);
  }
  return found.sort((a, b) => a.start - b.start).map(scriptObject);
}

function parse(text: string): AnyNode | ScriptFault {
  try {
    return LenientParser.parse(text, {
      ecmaVersion: 'latest',
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return faultOf(error);
  }
}

/** acorn puts the place into the error and, in brackets, into its message. */
function faultOf(error: SyntaxError): ScriptFault {
  const message = error.message.replace(/ ?\(\d+:\d+\)$/, '');
  const [, line = '1', column = '0'] = /\((\d+):(\d+)\)$/.exec(error.message) ?? [];
  return { message, line: Number(line), column: Number(column) + 1 };
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const scriptObject = (object: ObjectExpression): ScriptObject => ({
  has: (path) => valueAt(object, path) !== undefined,
  read: (path) => {
    const value = valueAt(object, path);
    return value === undefined ? null : literal(value);
  },
});

function valueAt(object: ObjectExpression, path: string): AnyNode | undefined {
  return path
    .split('.')
    .reduce<AnyNode | undefined>(
      (inner, name) => (inner?.type === 'ObjectExpression' ? propertyOf(inner, name) : undefined),
      object,
    );
}

/** Of several properties of one name the last counts, as when the script runs. */
const propertyOf = (object: ObjectExpression, name: string): AnyNode | undefined =>
  object.properties.findLast(
    (property): property is Property => property.type === 'Property' && keyOf(property) === name,
  )?.value;

function keyOf({ key, computed }: Property): string | null {
  if (key.type === 'Identifier' && !computed) return key.name;
  const value = literal(key);
  return value === null ? null : String(value);
}

/** What a literal says: strings, numbers, templates without expressions, and sums of these. */
function literal(node: AnyNode): string | number | null {
  const sum: (string | number | null)[] = [];
  // Sums lean to the left: a long one is deep, so its left side is walked, not recursed into.
  let left = node;
  while (left.type === 'BinaryExpression' && left.operator === '+') {
    sum.push(literal(left.right));
    left = left.left;
  }
  return sum.reduceRight(added, single(left));
}

function single(node: AnyNode): string | number | null {
  if (node.type === 'Literal')
    return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : null;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}

function added(left: string | number | null, right: string | number | null): string | number | null {
  if (left === null || right === null) return null;
  return typeof left === 'number' && typeof right === 'number' ? left + right : `${left}${right}`;
}
