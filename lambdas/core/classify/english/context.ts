/** What an English item as a whole says of Japan's part: what a clause that leaves Japan out is read by. */
export interface Scene {
  /** Japan does something in the item: its office, force or government, not its coast or its make of ships. */
  readonly japan: boolean;
  /** A page of a Japanese ministry: "the minister", "talks with X" are Japan's. */
  readonly own: boolean;
  /** The states that the title engages with Japan: a lead that leaves Japan out adds no others. */
  readonly titled: ReadonlySet<string>;
  /** The title is of a forum, of others among themselves or of what came to nothing: the lead adds nobody. */
  readonly closed: boolean;
  /** The title is of a forum or an organisation: its members take part by it, others only by talks of their own. */
  readonly forum: boolean;
  /** The title opens with an office-holder of Japan: the minister of the lead is that one. */
  readonly led: boolean;
  /** The item is on patrols against the evasion of sanctions: the forces in it take part in them. */
  readonly patrols: boolean;
}

/** A sentence alone: Japan acts where it is named. */
export const ALONE: Scene = {
  japan: false,
  own: false,
  titled: new Set(),
  closed: false,
  forum: false,
  led: false,
  patrols: false,
};
