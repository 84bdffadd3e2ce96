/** A stretch of a text that decided something. Offsets are UTF-16 units of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** The note that explains it. */
  readonly note: number;
}

/** The text with its spans in ⟦brackets⟧, each followed by the numbers of its notes. Spans may nest or overlap. */
export function marked(text: string, spans: readonly Span[]): string {
  const places = Map.groupBy(spans, ({ start, end }) => `${start}-${end}`);
  const inserts = [...places.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const notes = same.map(({ note }) => note).join(',');
      return [
        { at: first.start, order: 1, words: '⟦' },
        { at: first.end, order: 0, words: `⟧${notes}` },
      ];
    })
    .sort((a, b) => a.at - b.at || a.order - b.order);
  let written = '';
  let at = 0;
  for (const insert of inserts) {
    written += text.slice(at, insert.at) + insert.words;
    at = insert.at;
  }
  return written + text.slice(at);
}

/** The lines of a text that hold a span, marked; lines without one are left out and shown as `…`. */
export function markedLines(text: string, spans: readonly Span[]): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const own = spans
      .filter((span) => span.start >= start && span.start < end)
      .map((span) => ({ ...span, start: span.start - start, end: Math.min(span.end, end) - start }));
    if (own.length > 0) lines.push(marked(line, own));
    else if (line.trim() !== '' && lines.at(-1) !== '…') lines.push('…');
    start = end + 1;
  }
  return lines;
}
