import { wrap } from './columns.ts';
import { WIDTH, field } from './lines.ts';
import { plainLine } from './plain-line.ts';

/**
 * The last lines of every mail: why it came, and how to change or end that. `contact`: of whoever runs this; SNS adds
 * a link to unsubscribe below.
 */
export function closing(what: string, contact: string | null | undefined): readonly string[] {
  const who = contact == null ? { en: 'whoever runs it for you', ja: '運用者' } : both(plainLine(contact));
  return [
    ...wrap(
      `You get ${what} from Hinomi at this address. To change that or pause it, write to ${who.en}; ` +
        'in a mail from AWS, the link below ends it.',
      WIDTH,
    ),
    ...wrap(`配信の変更・休止は${who.ja}へ。AWSからのメールは下のリンクで解除できます。`, WIDTH),
  ];
}

const both = (text: string): { readonly en: string; readonly ja: string } => ({ en: text, ja: ` ${text} ` });

/** Under which terms a source lets its words be used, as it wants to be named; nothing where it says none. */
export function termsLines({
  licence,
  attribution,
}: {
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
}): readonly string[] {
  const said = [attribution, licence].filter((text) => text !== undefined).map(plainLine);
  return said.length === 0 ? [] : field('Terms', said.join('; '));
}
