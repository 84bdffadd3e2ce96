import type { CalendarDate } from '../../contract/instant.ts';

/** What the classifier reads. All texts are as published; normalising is the classifier's own matter. */
export interface Subject {
  readonly title: string;
  readonly url: string | null;
  /** `ja` or `en` … a hint: titles and texts may mix scripts whatever it says. */
  readonly language: string;
  /** The opening words: a feed's summary, or the first paragraphs. Null where unknown. */
  readonly lead: string | null;
  /** The whole text (it may begin with the lead). Null where the page could not be read. */
  readonly text: string | null;
  /** Date of publication; resolves month-day dates. */
  readonly published: CalendarDate | null;
  /** Country code of the publisher (JP, US …). A source's own country is not a counterpart for being the source. */
  readonly publisherCountry: string | null;
}
