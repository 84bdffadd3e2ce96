import type { Evidence } from '../../contract/alert.ts';
import type { Coded } from './counterparts.ts';
import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Exchange pages of the Defense Ministry name the other side in ISO alpha-3: `…/area/2026/20260721_gbr_ita-j.html`. */
const EXCHANGE = /\/approach\/exchange\/.*\/\d*[a-z]?_?([a-z]{3}(?:_[a-z]{3})*)-[je](?:_[a-z])?\.html$/;
/** Embassies of Japan: `www.se.emb-japan.go.jp` is the one in Sweden. `uk` is not the ISO code. */
const EMBASSY = /^(?:www\.)?([a-z]{2})\.emb-japan\.go\.jp$/;

/** The counterparts that the URL names: the words may leave them out (当地訪問, 当省訪問). */
export function partiesInUrl(reading: Reading): Coded[] {
  const { url } = reading.document;
  const { alpha3, labels } = reading.taxonomy;
  const exchange = EXCHANGE.exec(url)?.[1];
  if (exchange !== undefined) {
    return exchange.split('_').flatMap((written) => {
      const code = alpha3.get(written);
      return code === undefined ? [] : [{ code, evidence: evidence(written, 'ISO code in the URL') }];
    });
  }
  const embassy = EMBASSY.exec(hostOf(url))?.[1];
  if (embassy === undefined || !/当地/.test(reading.title)) return [];
  const code = embassy === 'uk' ? 'GB' : embassy.toUpperCase();
  return labels.has(code) ? [{ code, evidence: evidence(`${embassy}.emb-japan`, 'embassy in the URL') }] : [];
}

const evidence = (text: string, rule: string): Evidence => ({ text, where: 'url', rule });
