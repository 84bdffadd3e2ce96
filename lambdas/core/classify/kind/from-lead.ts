import { satIn } from './aspect.ts';
import { all, began, either, given, not, titled } from './rule.ts';
import type { KindRule } from './rule.ts';
import { RECORD } from './vocabulary.ts';

const ANNOUNCES =
  /(?:発表|公表)(?:し(?:た|、)|。|$)|閣議決定|を(?:決め|決定し|決定。)|方向。|改定(?:し|。)|announced|said jointly|confirmed|was approved|approved a/;

/** Where the title has none of the words, the lead decides. */
export const FROM_LEAD: readonly KindRule[] = [
  {
    kind: 'meeting',
    name: 'the lead reports a sitting',
    because: 'the title quotes or names a topic, the lead says who sat',
    words: satIn,
  },
  {
    kind: 'announcement',
    name: 'the lead announces',
    because: 'と発表 without a record of a period',
    words: all(
      began(ANNOUNCES),
      not(titled(RECORD)),
      either(
        given(({ reading }) => reading.japan),
        began(/^政府[はが]|統合幕僚監部|海上保安庁/),
      ),
    ),
  },
];
