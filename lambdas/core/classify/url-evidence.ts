import type { Coded } from './counterparts.ts';
import type { Located } from './located.ts';
import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

const CODES = '(?<codes>[a-z]{3,5}(?:_[a-z]{3,5})*)';

/**
 * Addresses of the Defense Ministry that name the other side behind the date, by ISO 3166-1 alpha-3 or as an
 * organisation (`nato`); `-j` is the language, `_a` one of several pages of a day. As seen in its feeds of 2026.
 */
const NAMING_PATHS: readonly RegExp[] = [
  // …/area/2026/20260721_gbr_ita-j.html, 20260707_nato-j_a.html
  new RegExp(String.raw`\/exchange\/area\/\d{4}\/\d{8}[a-z]?_${CODES}-[je](?:_[a-z])?\.html$`),
  // …/cap_build/2026/20260601_vnm.html
  new RegExp(String.raw`\/exchange\/cap_build\/\d{4}\/\d{8}[a-z]?_${CODES}(?:-[je])?(?:_[a-z])?\.html$`),
  // …/anpo/2026/0610a_usa-j.html
  new RegExp(String.raw`\/approach\/anpo\/\d{4}\/\d{4}[a-z]?_${CODES}-[je](?:_[a-z])?\.html$`),
];
/** Of the organisations only these: a file name may hold `pic` or `mfo` and mean something else. */
const ORGANISATIONS: ReadonlySet<string> = new Set(['nato', 'asean']);
/** Embassies of Japan: `www.se.emb-japan.go.jp` is the one in Sweden. `uk` is not the ISO code. */
/** The ministry files its teaching of other forces under /exchange/cap_build/. */
const CAPACITY = /\/exchange\/cap_build\//;
const EMBASSY = /^(?:www\.)?([a-z]{2})\.emb-japan\.go\.jp$/;

/** The counterparts that the URL names: the words may leave them out (当地訪問, 当省訪問). */
export function partiesInUrl(reading: Reading): Coded[] {
  const { url } = reading.document;
  const at = (text: string, rule: string): Located => locate(url, text, rule);
  const { alpha3, labels } = reading.taxonomy;
  const path = URL.parse(url)?.pathname ?? '';
  const codes = NAMING_PATHS.flatMap((naming) => naming.exec(path)?.groups?.['codes']?.split('_') ?? []);
  if (codes.length > 0) {
    return codes.flatMap((written) => {
      const state = alpha3.get(written);
      if (state !== undefined) return [{ code: state, evidence: at(written, 'ISO code in the URL') }];
      if (!ORGANISATIONS.has(written)) return [];
      return [{ code: written.toUpperCase(), evidence: at(written, 'organisation in the URL') }];
    });
  }
  const embassy = EMBASSY.exec(hostOf(url))?.[1];
  if (embassy === undefined || !/当地/.test(reading.title)) return [];
  const code = embassy === 'uk' ? 'GB' : embassy.toUpperCase();
  return labels.has(code) ? [{ code, evidence: at(`${embassy}.emb-japan`, 'embassy in the URL') }] : [];
}

/** The framework that the folder of a page names: its title may only tell the lesson. */
export function frameworksInUrl(reading: Reading): { id: string; evidence: Located }[] {
  const { url } = reading.document;
  if (!/(?:^|\.)mod\.go\.jp$/.test(hostOf(url)) || !CAPACITY.test(url)) return [];
  return [{ id: 'capacity-building', evidence: locate(url, 'cap_build', 'its folder in the URL') }];
}

/** A host is matched in lower case; words that the address spells otherwise are not its words. */
const locate = (url: string, text: string, rule: string): Located => {
  const start = Math.max(0, url.toLowerCase().indexOf(text));
  return { text: url.slice(start, start + text.length), where: 'url', rule, field: 'url', start };
};
