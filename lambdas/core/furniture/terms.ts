import { capitalOf } from '../classify/capitals.ts';
import { runsOf } from '../classify/countries.ts';
import { defaultTaxonomy } from '../classify/default-taxonomy.ts';
import { readDocument } from '../classify/document.ts';
import { lexiconOf } from '../classify/lexicon.ts';
import { sha256 } from '../digest.ts';
import type { Taxonomy } from '../taxonomy.ts';

/**
 * Whether words name a framework, a state or an organisation of the taxonomy, a capital, or a person who stands for one,
 * as the classifier reads them: the 米 of 米軍 does, that of 米価 does not. Japan and its own people are no term: they decide no
 * label, and hardly a line of a ministry's page does without them.
 */
export function holdsTerm(words: string, taxonomy: Taxonomy = defaultTaxonomy()): boolean {
  const lexicon = lexiconOf(taxonomy);
  const subject = { title: words, url: null, language: 'ja', lead: null, text: null, published: null, publisherCountry: null }; // prettier-ignore
  return readDocument(subject, lexicon).sentences.some(
    (sentence) =>
      sentence.hits.some(
        (hit) => hit.senses.some(({ kind }) => kind === 'framework') || capitalOf(hit) !== undefined,
      ) || runsOf(sentence, lexicon.alone).some(({ parties }) => parties.length > 0),
  );
}

const digests = new WeakMap<Taxonomy, string>();

/** Tells taxonomies apart: a new term may bring back what was hidden. */
export function termsDigest(taxonomy: Taxonomy = defaultTaxonomy()): string {
  const digest =
    digests.get(taxonomy) ??
    sha256(JSON.stringify([[...taxonomy.frameworks.values()], taxonomy.counterparts])).slice(0, 8);
  digests.set(taxonomy, digest);
  return digest;
}
