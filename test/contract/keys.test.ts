import { describe, expect, test } from '@jest/globals';
import { alertKey, captureKeys, deliveryKey, isEvidence, itemFolder, itemKey, listingEntriesKey, listingKey, seenKey, stateKey } from '../../lambdas/contract/keys.ts'; // prettier-ignore

const AT = '2026-11-20T02:00:00Z';
const { body, text, capture } = captureKeys(itemFolder('mod-news', AT, '0123456789abcdef-a'), AT, 'html');

describe('evidence is what was seen and what was said of it, and nothing that is written anew', () => {
  test.each([body, listingKey('mod-news', AT, '01234567', 'xml'), alertKey(AT, 'a1')])('%s is', (key) => {
    expect(isEvidence(key)).toBe(true);
  });
  test.each([
    text, capture, itemKey('mod-news', AT, 'x'), stateKey('mod-news'), seenKey('mod-news', 'x'), deliveryKey(AT, 'a1'),
    listingEntriesKey('mod-news', AT, '01234567'), 'feeds/all.json', 'digests/2026/11/20.json',
  ])('%s is not', (key) => {
    expect(isEvidence(key)).toBe(false);
  }); // prettier-ignore
});
