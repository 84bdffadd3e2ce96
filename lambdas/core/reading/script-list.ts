import type { EntryOf } from '../source-entry.ts';
import { rootName } from './feed-root.ts';
import { entriesOf, unparsable, wrongType } from './list-text.ts';
import type { ListContent, ListText } from './list-text.ts';
import { pathsOf, recordEntry } from './record-entry.ts';
import { objectsIn } from './script-objects.ts';

/** A list of ten years is under 400 000 characters; the parser needs a hundred bytes of memory for each of some scripts. */
const LONGEST_SCRIPT = 2_000_000;

/**
 * A script that draws a list → its entries in the order of the source: every object literal that has the fields of url
 * and title. A script without such an object is an empty list.
 */
export function readScriptList(list: ListText, rules: EntryOf<'script'>): ListContent {
  const { text } = list;
  if (text.length > LONGEST_SCRIPT)
    return unparsable(`a script of ${text.length} characters is not read: more than ${LONGEST_SCRIPT}`);
  const stranger = strangerIn(text);
  if (stranger !== null) return wrongType(`${stranger} where a script was expected`);
  const objects = objectsIn(text);
  if ('message' in objects) {
    const { message, line, column } = objects;
    return unparsable(`no JavaScript that can be read: ${message}, line ${line}, column ${column}`);
  }
  const needed = [rules.fields.url, rules.fields.title].flatMap(pathsOf);
  const records = objects.filter((object) => needed.every((path) => object.has(path)));
  const content = entriesOf(records, 'object', (object) =>
    recordEntry((path) => object.read(path), rules, list),
  );
  if (records.length > 0 || objects.length === 0 || content.kind !== 'entries') return content;
  return { ...content, notes: [`none of ${objects.length} objects has ${needed.join(' and ')}`] };
}

/** What stands in a script's place: the page of an error, or the JSON of one. */
function strangerIn(text: string): string | null {
  const name = rootName(text);
  if (name !== null) return `a page or feed (<${name}>)`;
  return isJson(text) ? 'JSON' : null;
}

function isJson(text: string): boolean {
  if (!/^\s*["{[\d\-tfn]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    // JSON.parse throws for one reason: the text is no JSON.
    return false;
  }
}
