import type { Instant } from '../../lambdas/contract/instant.ts';
import { clocksOf } from '../../lambdas/core/compose/clock.ts';
import { wrap } from '../../lambdas/core/compose/columns.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { CHECKS, VERDICTS } from '../../lambdas/core/doctor/finding.ts';
import type { Check, Finding, Verdict } from '../../lambdas/core/doctor/finding.ts';

const WIDTH = 100;
const INDENT = 25;
/** Good findings of one check that are named; more are counted. */
const NAMED = 2;

/** What was found, for a person: the worst first, each with what to do; what is well is a line a check. */
export function reportLines(stack: string, findings: readonly Finding[], at: Instant): readonly string[] {
  const worse = VERDICTS.filter((verdict) => verdict !== 'ok').flatMap((verdict) =>
    merged(findings.filter((finding) => finding.verdict === verdict)).flatMap(blockOf),
  );
  const well = checksOf(findings).flatMap((check) => wellLines(check, findings));
  const parts = [[`${stack}, seen from outside at ${clocksOf(at)}`], worse, well];
  return parts.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]).slice(1); // prettier-ignore
}

/** `1 problem, 2 warnings, 61 well` */
export function summaryOf(findings: readonly Finding[]): string {
  const words = { problem: ['problem', 'problems'], unknown: ['unknown', 'unknown'], warning: ['warning', 'warnings'], ok: ['well', 'well'] } as const; // prettier-ignore
  const counts = VERDICTS.map((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count === 0 && verdict !== 'problem' ? [] : [`${count} ${words[verdict][count === 1 ? 0 : 1]}`];
  });
  return counts.flat().join(', ');
}

const checksOf = (findings: readonly Finding[]): readonly Check[] => [
  ...new Set(findings.map(({ check }) => check)),
];

/** Findings that say the same of several subjects are told once: thirty sources that may not be read are one matter. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, ({ check, says, advice }) => JSON.stringify([check, says, advice]));
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined || more.length === 0) return first ?? [];
    const named = [first, ...more].slice(0, 4).map(({ subject }) => subject);
    const rest = more.length + 1 - named.length;
    return { ...first, subject: `${named.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}` };
  });
}

const LABELS: Readonly<Record<Verdict, string>> = { problem: 'PROBLEM', unknown: 'UNKNOWN', warning: 'WARNING', ok: 'well' }; // prettier-ignore

const head = (verdict: Verdict, check: string): string => `${LABELS[verdict].padEnd(10)}${check.padEnd(15)}`;

const under = (head: string, text: string): readonly string[] =>
  wrap(plainLine(text), WIDTH - INDENT).map((line, index) => (index === 0 ? head : ' '.repeat(INDENT)) + line); // prettier-ignore

function blockOf({ verdict, check, subject, says, advice }: Finding): readonly string[] {
  const lines = under(head(verdict, check), `${subject}: ${says}`);
  return advice === null ? lines : [...lines, ...adviceLines(advice)];
}

const adviceLines = (advice: string): readonly string[] =>
  wrap(plainLine(advice), WIDTH - INDENT - 2).map((line, index) => `${' '.repeat(INDENT)}${index === 0 ? '→' : ' '} ${line}`); // prettier-ignore

function wellLines(check: Check, findings: readonly Finding[]): readonly string[] {
  const well = findings.filter((finding) => finding.check === check && finding.verdict === 'ok');
  if (well.length === 0) return [];
  const text =
    well.length > NAMED
      ? `${well.length} ${CHECKS[check]}`
      : well.map(({ subject, says }) => `${subject}: ${says}`).join('; ');
  return under(head('ok', check), text);
}
