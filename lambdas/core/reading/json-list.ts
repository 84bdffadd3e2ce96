import type { EntryOf } from '../source-entry.ts';
import { oneLine } from '../text/whitespace.ts';
import { rootName } from './feed-root.ts';
import { entriesOf, unparsable, wrongType } from './list-text.ts';
import type { ListContent, ListText } from './list-text.ts';
import { recordEntry } from './record-entry.ts';
import type { FieldReader } from './record-entry.ts';

/** An API's answer → its entries, in the array's order. */
export function readJsonList(list: ListText, rules: EntryOf<'json'>): ListContent {
  const parsed = parse(list.text);
  if (typeof parsed === 'string') return notJson(list.text, parsed);
  const items = rules.items === undefined ? parsed.value : at(parsed.value, rules.items);
  if (!Array.isArray(items)) {
    return unparsable(
      rules.items === undefined
        ? 'the answer is no array: name the field that is one'
        : `no array at "${rules.items}"`,
    );
  }
  return entriesOf(items, 'item', (item) => recordEntry(fieldReader(item), rules, list));
}

/** The value, or why there is none. */
function parse(text: string): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff+/, '')) };
  } catch (error) {
    // JSON.parse throws for one reason: the text is no JSON.
    return error instanceof Error ? error.message : String(error);
  }
}

function notJson(text: string, reason: string): ListContent {
  const name = rootName(text);
  return name === null
    ? unparsable(`no JSON: ${oneLine(reason).slice(0, 200)}`)
    : wrongType(`no JSON: the outermost element is <${name}>`);
}

const fieldReader =
  (item: unknown): FieldReader =>
  (path) => {
    const value = at(item, path);
    // A whole number beyond these has lost digits: as part of an address it would lead elsewhere.
    const exact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    return typeof value === 'string' || exact ? value : null;
  };

/** The value at a path of own fields (of arrays: positions); undefined where there is none. */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? Reflect.get(inner, name)
          : undefined,
      value,
    );
