import type { Classification } from '../../contract/alert.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { defaultTaxonomy } from './default-taxonomy.ts';
import { explain } from './explain.ts';
import type { Subject } from './subject.ts';

/**
 * Labels a subject: what kind of item it is, which frameworks and counterparts it concerns, who is only mentioned and
 * which meetings it reports. Every label carries the words that show it, verbatim from the place it names. Total and
 * deterministic; linear in the length of the subject. An empty subject is of kind `other` and has no labels.
 */
export function classify(subject: Subject, taxonomy: Taxonomy = defaultTaxonomy()): Classification {
  return explain(subject, taxonomy).classification;
}
