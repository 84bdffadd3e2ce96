import type { Office, Taxonomy } from '../taxonomy.ts';
import { areRivals, runsOf } from './countries.ts';
import type { Run } from './countries.ts';
import { readDocument } from './document.ts';
import type { Document, Sentence } from './document.ts';
import type { Scene } from './english/context.ts';
import { isEnglish } from './english/language.ts';
import { sceneOf } from './english/scene.ts';
import { lexiconOf } from './lexicon.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { withOwnOffices } from './offices.ts';
import type { Subject } from './subject.ts';

/** A subject read once: its sentences, the countries in each, and who acts for Japan. What all rules look at. */
export interface Reading {
  readonly subject: Subject;
  readonly taxonomy: Taxonomy;
  readonly document: Document;
  readonly runs: ReadonlyMap<Sentence, readonly Run[]>;
  /** Title and lead, the part that decides. */
  readonly opening: readonly Sentence[];
  /** Folded title. */
  readonly title: string;
  /** Folded lead. */
  readonly lead: string;
  readonly actor: Office | undefined;
  /** Of an official: his ministry. */
  readonly portfolio: 'defence' | 'foreign';
  /** Whether Japan takes part as far as the words say. */
  readonly japan: boolean;
  /** What an English item as a whole says of Japan’s part. */
  readonly scene: Scene;
  /** Two or more other states and no sign of Japan: others among themselves. */
  readonly third: boolean;
}

/** Japanese offices, lowest first: 防衛副大臣 also holds 大臣. */
const ACTORS: readonly [RegExp, Office][] = [
  [
    /(?<!国防|国防省|軍需)副大臣|政務官|審議官|(?:防衛|外務)(?:事務)?次官|(?:首相|総理大臣|総理|防衛大臣)補佐官|国家安全保障局長|局次?長(?!級)|参事官|大使館員/,
    'officials',
  ],
  [/統幕長|統合幕僚長|[陸海空]幕長|(?:陸上|海上|航空)幕僚長|統合作戦司令官/, 'chief'],
  [/防衛(?:大臣|相)|防衛担当大臣|Japan(?:ese)?(?:'s)? (?:defen[cs]e minister|counterpart)/i, 'defence'],
  [/外務大臣|外相|Japan(?:ese)?(?:'s)? foreign minister/i, 'foreign'],
  [/総理|(?:高市|石破|岸田|菅|安倍|野田|^)首相|^首脳|日[^、。]{1,8}首脳/, 'leader'],
];
/** The same words said of another state: 英国防大臣 holds none of them, ドイツ外相 does. */
const JAPANESE_FORCES =
  /自衛[隊官]|[海空陸]自|(?:^|[。\n、])政府[、はがも]|護衛艦|防衛省|統幕|防衛庁|防衛研究所|(?:^|[^国])防衛(?:大臣|相)|外務省|海幕|陸幕|空幕|日本(?!海)|Japan|Tokyo|\bJS [A-Z]|Self-Defen[cs]e|当省|当地訪問|海賊対処|我が国|わが国|来日|訪日|駐日|在日|海幕長|空幕長|陸幕長|(?:岸田|河野|茂木|林|上川|岩屋|玄葉|松本|前原|中曽根|麻生)外(?:相|務相)|(?:高市|石破|岸田|菅|安倍|野田|麻生|福田)(?:首相|総理)|大臣/;
const JAPANESE_HOST = /(?:^|\.)(?:mod|mofa|kantei)\.go\.jp$|emb-japan\.go\.jp$/;

/** Reads a subject. Linear in its length. */
export function readSubject(subject: Subject, taxonomy: Taxonomy): Reading {
  const lexicon = lexiconOf(taxonomy);
  const document = withOwnOffices(readDocument(subject, lexicon));
  const runs = new Map(document.sentences.map((sentence) => [sentence, runsOf(sentence, lexicon.alone)]));
  const title = wordsOf(document.title);
  const lead = wordsOf(document.lead);
  const host = hostOf(document.url);
  const foreign =
    /mofa\.go\.jp|emb-japan/.test(host) || /外務/.test(title) || (!/防衛/.test(title) && /外務/.test(lead));
  const opening = [...document.title, ...document.lead];
  const scene = sceneOf(opening, host, taxonomy);
  const english = opening.every(isEnglish);
  const japan = english ? scene.japan : isJapanIn(document, runs, `${title}\n${lead}`, host);
  const states = new Set(
    opening
      .flatMap((sentence) => runs.get(sentence) ?? [])
      .flatMap((run) => run.parties.map((party) => party.code))
      // The United Nations act in a mission of Japan's too: they are no second state.
      .filter((code) => code !== 'UN'),
  );
  return {
    subject, taxonomy, document, runs, title, lead,
    opening,
    actor: actorOf(document, title, lead, host),
    portfolio: foreign && !/防衛/.test(title) ? 'foreign' : 'defence',
    japan,
    scene,
    third: (!japan && states.size > 1) || (!english && isAmongOthers(document.title, runs, host)),
  }; // prettier-ignore
}

/**
 * The title is about others among themselves: 米中国防相が会談, 印豪が2プラス2, 露中海軍が演習. A list that ends in と
 * (米豪と訓練) has Japan for its silent subject, and so has whatever a Japanese ministry writes.
 */
function isAmongOthers(
  title: readonly Sentence[],
  runs: ReadonlyMap<Sentence, readonly Run[]>,
  host: string,
): boolean {
  const named = title.flatMap((sentence) => runs.get(sentence) ?? []);
  const [subject] = named;
  if (subject !== undefined && areRivals(subject) && !named.some((run) => run.japan)) return true;
  if (JAPANESE_HOST.test(host) || named.some((run) => run.japan && run.parties.length > 0)) return false;
  const words = wordsOf(title).replaceAll(/日本(?:政府|側)?(?:と|へ|に|を|周辺)/g, '');
  if (JAPANESE_FORCES.test(words) || /日本|我が国|わが国/.test(words)) return false;
  return title.some((sentence) =>
    (runs.get(sentence) ?? []).some((run, index, all) => {
      const previous = all[index - 1];
      if (previous?.japan === true && sentence.text.slice(previous.end, run.start) === 'と') return false;
      if (run.parties.length < 2) return false;
      const { head, rest } = nounPhraseAt(sentence.text, run.end);
      return (
        !/^(?:両国|両軍|両政府|[0-9]か国)?と|^(?:を|へ|に)?(?:訪問|出張|歴訪|訪れ)/.test(rest) &&
        !/と$/.test(head)
      );
    }),
  );
}

const wordsOf = (sentences: readonly Sentence[]): string => sentences.map((each) => each.text).join('\n');

export function hostOf(url: string): string {
  return /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function actorOf(document: Document, title: string, lead: string, host: string): Office | undefined {
  for (const words of [title, lead]) {
    const found = ACTORS.find(([pattern]) => pattern.test(words))?.[1];
    if (found !== undefined) return found;
  }
  for (const sentence of [...document.title, ...document.lead]) {
    for (const { senses } of sentence.hits) {
      for (const sense of senses)
        if (sense.kind === 'japan' && sense.office !== undefined) return sense.office;
    }
  }
  if (/(?:^|\.)mod\.go\.jp$/.test(host)) return 'defence';
  return /(?:^|\.)mofa\.go\.jp$/.test(host) ? 'foreign' : undefined;
}

function isJapanIn(
  document: Document,
  runs: ReadonlyMap<Sentence, readonly Run[]>,
  words: string,
  host: string,
): boolean {
  if (JAPANESE_HOST.test(host) || JAPANESE_FORCES.test(words)) return true;
  return document.sentences.some(
    (sentence) =>
      (runs.get(sentence) ?? []).some((run) => run.japan) ||
      sentence.hits.some((hit) =>
        hit.senses.some((sense) => sense.kind === 'japan' && sense.via !== 'kanji'),
      ),
  );
}
