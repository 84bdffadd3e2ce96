import type { OperationsKind } from '../../contract/operations.ts';
import type { SourceNotice } from './notice.ts';
import type { Notice } from './watch-record.ts';

/** Notices that say the same of several sources: a part of the subject and a section of the mail. */
export interface Group {
  readonly notice: Notice;
  readonly kind: OperationsKind;
  /** In the subject, after a number. */
  readonly short: string;
  /** Above its section. */
  readonly title: string;
}

/** In the order of a mail: what is new, what goes on, what is over. */
const GROUPS: readonly Group[] = [
  { notice: 'alarm', kind: 'source-silent', short: 'silent', title: 'SILENT' },
  { notice: 'alarm', kind: 'source-not-polled', short: 'not polled', title: 'NOT POLLED' },
  { notice: 'reminder', kind: 'source-silent', short: 'still silent', title: 'STILL SILENT' },
  { notice: 'reminder', kind: 'source-not-polled', short: 'still not polled', title: 'STILL NOT POLLED' },
  { notice: 'recovery', kind: 'source-recovered', short: 'read again', title: 'READ AGAIN' },
];

/** The groups that have notices, with them. */
export const grouped = (
  notices: readonly SourceNotice[],
): readonly (Group & { readonly notices: readonly SourceNotice[] })[] =>
  GROUPS.map((group) => ({
    ...group,
    notices: notices.filter(({ notice, kind }) => notice === group.notice && kind === group.kind),
  })).filter((group) => group.notices.length > 0);
