import type { Instant } from '../../contract/instant.ts';
import { sha256 } from '../digest.ts';
import type { OperationsMessage } from '../ports/operations.ts';
import { grouped } from './groups.ts';
import { operationsText } from './mail.ts';
import type { Watched } from './mail.ts';
import type { SourceNotice } from './notice.ts';

/** SNS: fewer than 100 ASCII characters (Publish, parameter Subject). */
const LONGEST = 99;

/** One message for all notices of one look, whatever their number: an outage that silences every source is one mail. */
export function messageOf(
  notices: readonly SourceNotice[],
  watched: Watched,
  at: Instant,
): OperationsMessage {
  const facts = notices.map(({ source, notice }) => [source, notice]);
  return {
    id: sha256(JSON.stringify([at, facts])).slice(0, 20),
    at,
    kinds: [...new Set(grouped(notices).map(({ kind }) => kind))],
    subject: operationsSubject(notices),
    text: operationsText(notices, watched, at),
    notices,
  };
}

/**
 * `Hinomi: silent: mod-news, mofa-releases; read again: kantei-press`, `Hinomi: 24 silent: admm, asdf-news, ...`. Names go
 * first where there is no room.
 */
export function operationsSubject(notices: readonly SourceNotice[]): string {
  const subjects = [3, 2, 1, 0].map((names) => `Hinomi: ${parts(notices, names).join('; ')}`);
  return subjects.find((subject) => subject.length <= LONGEST) ?? subjects.at(-1)?.slice(0, LONGEST) ?? '';
}

const parts = (notices: readonly SourceNotice[], most: number): readonly string[] =>
  grouped(notices).map(({ short, notices: group }) => {
    const names = group.slice(0, most).map(({ source }) => source);
    if (names.length === group.length) return `${short}: ${names.join(', ')}`;
    return `${group.length} ${short}${names.length === 0 ? '' : `: ${names.join(', ')}, ...`}`;
  });
