/** Title, lead, frameworks found, URL. */
export type Item = readonly [title: string, lead?: string, ids?: string, url?: string];

/** For each rule: items that it decides, and items like them in which it holds back. */
export interface Case {
  readonly fires: readonly Item[];
  readonly holdsBack: readonly Item[];
}
