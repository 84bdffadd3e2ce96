import { expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../../../lambdas/core/classify/default-taxonomy.ts';
import { englishClaims } from '../../../../lambdas/core/classify/english/claims.ts';
import { readSubject } from '../../../../lambdas/core/classify/reading.ts';
import { subject } from '../subject-of.ts';

/** What a title says of each country: `PH joint`. */
function roles(title: string): string[] {
  const reading = readSubject(subject({ title, language: 'en' }), defaultTaxonomy());
  return reading.document.title.flatMap((sentence) =>
    englishClaims(sentence, reading.runs.get(sentence) ?? [], reading.scene).flatMap((claim) =>
      claim.parties.map((party) => `${party.code} ${claim.role}`),
    ),
  );
}

/** Each rule where it holds and, in the row below it, where it does not. */
test.each([
  // A list with Japan; a list beside it.
  ['Japan, France and Italy sign a pact', 'FR joint, IT joint'],
  ['Japan signs a pact in France', 'FR venue'],
  // A compound; what merely stands between the two.
  ['Japan-Poland talks open', 'PL joint'],
  ['Japan-Poland friendship', 'PL plain'],
  // An office, a force; a thing.
  ["Australia's navy trains with Japan", 'AU joint'],
  ["Australia's economy worries Japan", 'AU topic'],
  ['Japan meets Chinese defence minister', 'CN joint'],
  ['Japan discusses Chinese coercion', 'CN topic'],
  ['Japan talks with Turkish officials', 'TR joint'],
  ['Japan beats Turkish yards in frigate bid', 'TR topic'],
  // An office of a state; a part of it.
  ['Japan hosts the defence minister of Kenya', 'KE joint'],
  ['Japan ship sails off the coast of Kenya', 'KE venue'],
  // With and between; against and over.
  ['Japan drills with Canada', 'CA joint'],
  ['Japan drills against Canada', 'CA topic'],
  ['Talks between Japan and Canada end', 'CA joint'],
  ['Japan and Canada talk over Russia', 'CA joint, RU topic'],
  // To: a recipient, a goal, a place.
  ['Japan hands over radars to Malaysia', 'MY partner'],
  ['Japan sends ship to Malaysia waters', 'MY topic'],
  ['Koizumi pays visit to Malaysia', 'MY partner'],
  ['Japan radar contract leads to Malaysia', 'MY venue'],
  // From: who sells, who comes; a place.
  ['Japan buys missiles from Norway', 'NO joint'],
  ['JS Kaga sails from Norway', 'NO venue'],
  // Earlier parties.
  ['Japan signs pact with Kenya like Ghana', 'KE joint, GH aside'],
  ['Japan signs pact with Kenya and Ghana', 'KE joint, GH joint'],
  // Rivals in a bid.
  ['Australia picks Japan over Germany', 'AU joint, DE topic'],
  ['Australia picks Japan and Germany', 'AU joint, DE joint'],
  // Observers.
  ['Japan, Thailand drill; observers from Laos attend', 'TH joint, LA aside'],
  ['Japan, Thailand drill with Laos', 'TH joint, LA joint'],
  ['Japan, Laos join desert drill as observers', 'LA aside'],
  ['Japan, Laos join desert drill as partners', 'LA joint'],
  // What is commented on; who comments.
  ['Japan comments on pact between Chile and Peru', 'CL topic, PE topic'],
  ['Japan signs pact with Chile and Peru', 'CL joint, PE joint'],
  ['Kenya spokesperson welcomes Japan pact', 'KE aside'],
  ['Kenya minister welcomes Japan minister', 'KE joint'],
  // Where a thing is from.
  ['US-made missiles reach Japan base', 'US topic'],
  // In coordination, unless a force is named.
  ['Japan watches launch in coordination with Canada', 'CA aside'],
  ['Japan patrols in coordination with Canadian navy', 'CA joint'],
  // Told what to do.
  ['Japan calls on Iran to stop', 'IR topic'],
  ['Japan talks with Iran to stop war', 'IR joint'],
  // After X is context, after their talks is not.
  ['Japan signs pact with Chile after Peru deal', 'CL joint, PE aside'],
  ['Japan and Chile sign pact after their talks', 'CL joint'],
  // Stops of a trip; a shared sitting.
  ['Marles visits Japan, India', 'AU joint, IN aside'],
  ['Marles meets ministers of Japan and India', 'AU joint, IN joint'],
  // Hosts of an exercise.
  ['Kenya hosts drill, Japan joins', 'KE host'],
  ['Drill hosted by Kenya draws Japan', 'KE host'],
  // Bilaterals.
  ['Japan holds bilaterals with Fiji and Tonga', 'FJ partner, TO partner'],
  // Rivals act with Japan only where Japan is beside them.
  ['Chinese ships drill as Japan watches', 'CN topic'],
  ['Japan, China hold talks', 'CN joint'],
  // Capitals: governments and places.
  ['Canberra signs pact with Japan', 'AU joint'],
  ['Japan signs pact in Canberra', 'AU venue'],
  // Others among themselves.
  ['Kenya and Ghana sign pact', 'KE plain, GH plain'],
  ['Kenya and Ghana sign pact with Japan', 'KE joint, GH joint'],
  // Japan as a place or a make only.
  ['Kenya ship passes near Japan', 'KE plain'],
  ['Kenya parade shows Japanese-built ship', 'KE plain'],
  ['Kenya takes delivery of Japanese radars', 'KE joint'],
  // Ships and units by their own names.
  ['HMCS Ottawa drills with JS Akebono', 'CA joint'],
  ['III MEF, JGSDF open drill', 'US joint'],
  // What is talked about; with whom.
  ['Koizumi discusses cyber defence, Chile and Peru', 'CL topic, PE topic'],
  ['Koizumi discusses cyber defence with Chile and Peru', 'CL joint, PE joint'],
  // Meanwhile.
  ['Chile trains with Japan, while ships sail with Peru', 'CL joint, PE plain'],
  ['Chile trains with Japan, while Japan sails with Peru', 'CL joint, PE joint'],
  // The label of a collection.
  ['Kenya: Japan signs pact with Ghana', 'KE plain, GH joint'],
])('%s', (title, expected) => {
  expect(roles(title).join(', ')).toBe(expected);
});
