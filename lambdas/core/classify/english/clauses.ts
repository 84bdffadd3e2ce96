/** A stretch of a sentence with one subject and one verb. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Says what was before: had, earlier, last year. */
  readonly recalled: boolean;
  /** Says what may come: may, could, hopes to. */
  readonly supposed: boolean;
  /** A relative clause within, which is a clause of its own: met Y, who hopes for more, and Z. Blank in the text. */
  readonly hole?: { readonly start: number; readonly end: number };
}

/** Whether what stands at an offset of the sentence is the clause's own. */
export const holds = ({ start, end, hole }: Clause, at: number): boolean =>
  at >= start && at < end && !(hole !== undefined && at >= hole.start && at < hole.end);

/** Where one clause ends: a semicolon, a bar or dash of headlines, a conjunction that brings a subject of its own. */
const BOUNDARY = new RegExp(
  [
    ';',
    String.raw`\s[|>-]\s`,
    String.raw`,? [Ww]hile (?!in\b|at\b|on\b)`,
    ',? [Ww]hereas |, but |,? [Aa]lthough |,? [Ee]ven as |,? [Jj]ust as ',
    // As Japan watches, as tensions rise; not such as, as well as, as chair.
    String.raw`(?<!\b(?:[Ss]uch|[Ww]ell|known|same|serv\w{1,3}|act(?:s|ed|ing))),? [Aa]s (?=[A-Z]|the |its |tensions|concerns|fears|threats)(?!(?:Part|Chair|Host|Observer|ASEAN|First|Well|Guest|the first|the host|the chair)\b)`,
    ', (?:which|who|whose|where) ',
    // A bilateral with Y is another sitting than that before it.
    ' and (?=an? (?:separate |further )?(?:bilateral|trilateral)\\b)',
    String.raw`, (?:after|following|adding to|joining) (?!\w+ing)`,
    // After Y's launch is context; after their talks, after meeting Y is the event.
    String.raw` [Aa]fter (?!their\b|the (?:talks|meeting)|[Tt]alks\b|[Mm]eetings?\b|\w+ing\b|an? (?:[\w'-]+ ){0,3}(?:meeting|ceremony|contest|summit|talks|call)|being)`,
  ].join('|'),
  'g',
);
const RECALLED =
  /^,? (?:after|following|adding to|joining)\b(?! (?:their|the) (?:talks|meeting))|\bhad (?!talks|a |an |the |dinner)|\bearlier (?!today|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|this|in the day)|\bpreviously\b|\blast (?:year|month|decade)\b|\brecall(?:s|ed)?\b|\bback in \d{4}|\bonly (?:compared|recalled)|\bhas (?:similar|already|long|also)\b|\bhave (?:similar|already|long|also)\b|\balready (?:has|have|signed|in force)|\b(?:first|last) met in\b|\bfirst meeting was\b|\bsimilar (?:pacts?|deals?|agreements?|accords?)\b|\bcompared (?:it )?with\b/i;
const SUPPOSED =
  /\b(?:may|might|could)\b|\b(?:hop(?:es|ed|ing)|wants?|want(?:s|ed)|considering|mull(?:s|ing)?|weigh(?:s|ing)?|urged to|is expected to follow|(?:is|are) (?:exploring|studying|eyeing)|in talks to join|(?:asks?|seeks?|bids?|eager|keen|hop\w+|plea) to join)\b/i;

/** A relative clause that the main clause goes on behind: , who hopes for more, and Z. */
const RELATIVE = /^, who [^,]*(?=, and )/;

const clauseOf = (start: number, end: number, text: string): Clause => ({
  start,
  end,
  text,
  recalled: RECALLED.test(text),
  supposed: SUPPOSED.test(text),
});

/** The main clause with what follows the relative clause. */
function resumed(main: Clause, text: string, from: number, end: number): Clause {
  const blank = ' '.repeat(from - main.end);
  const whole = clauseOf(main.start, end, text.slice(main.start, main.end) + blank + text.slice(from, end));
  return { ...whole, hole: { start: main.end, end: from } };
}

/** A sentence → its clauses in order. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  const close = (end: number): void => {
    const own = text.slice(start, end);
    const last = clauses.at(-1);
    const relative = last === undefined ? undefined : RELATIVE.exec(own)?.[0].length;
    if (last === undefined || relative === undefined) {
      if (own.trim() !== '') clauses.push(clauseOf(start, end, own));
      return;
    }
    clauses.splice(
      -1,
      1,
      clauseOf(start, start + relative, own.slice(0, relative)),
      resumed(last, text, start + relative, end),
    );
  };
  for (const { index, 0: words } of text.matchAll(BOUNDARY)) {
    close(index);
    start = /^[;|>]|^\s[-|>]/.test(words) ? index + words.length : index;
  }
  close(text.length);
  return clauses;
}
