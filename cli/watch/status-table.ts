import type { Instant } from '../../lambdas/contract/instant.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { tableLines } from '../table.ts';
import type { TableColumn } from '../table.ts';
import { wasRead } from './status.ts';
import type { SourceStatus } from './status.ts';

const NUMBERS: readonly string[] = ['items', 'new'];
const columns = (...titles: readonly string[]): readonly TableColumn[] =>
  titles.map((title) => ({ title, right: NUMBERS.includes(title) }));

const minute = (instant: Instant): string => `${instant.slice(0, 16).replace('T', ' ')}Z`;
const dash = (value: string | number | null): string => (value === null ? '-' : String(value));
const lastRead = ({ lastSuccess }: SourceStatus): string =>
  lastSuccess === null ? 'never' : minute(lastSuccess);

/** Every source with what came of it and when it is asked again: the table that is redrawn. */
export const statusTable = (statuses: readonly SourceStatus[]): readonly string[] =>
  tableLines(
    columns('source', 'last outcome', 'items', 'new', 'health', 'last success', 'next poll'),
    statuses.map((status) => [
      status.source,
      status.outcome ?? 'polling …',
      dash(status.items),
      String(status.alerts),
      dash(status.health),
      lastRead(status),
      status.next === null ? '-' : minute(status.next).slice(11),
    ]),
  );

/** A round told at its end: first the sources that were read, then those that were not, and why. */
export function roundTable(statuses: readonly SourceStatus[]): readonly string[] {
  const read = statuses.filter(wasRead);
  const unread = statuses.filter((status) => !wasRead(status));
  const notes = read.flatMap(({ source, notes }) => notes.map((note) => `${source}: ${plainLine(note)}`));
  const parts = [
    [`Read (${read.length})`, ...readTable(read).map(indented)],
    [`Notes (${notes.length})`, ...notes.map(indented)],
    [`Not read (${unread.length})`, ...unreadTable(unread).map(indented)],
  ];
  const sizes = [read.length, notes.length, unread.length];
  return parts.filter((_, index) => sizes[index] !== 0).flatMap((lines) => ['', ...lines]).slice(1); // prettier-ignore
}

const indented = (line: string): string => `  ${line}`;

const readTable = (statuses: readonly SourceStatus[]): readonly string[] =>
  tableLines(
    columns('source', 'outcome', 'items', 'new', 'health'),
    statuses.map(({ source, outcome, items, alerts, health }) => [
      source,
      dash(outcome),
      dash(items),
      String(alerts),
      dash(health),
    ]),
  );

const unreadTable = (statuses: readonly SourceStatus[]): readonly string[] =>
  tableLines(
    columns('source', 'outcome', 'health', 'last success', 'why'),
    statuses.map((status) => [
      status.source,
      status.outcome ?? 'not polled',
      dash(status.health),
      lastRead(status),
      status.detail ?? '',
    ]),
  );
