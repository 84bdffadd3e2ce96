import { HOUR, secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { bad, counted, good } from './finding.ts';
import type { Finding } from './finding.ts';

/** A record that is not marked as sent. */
export interface Unsent {
  readonly key: string;
  /** When it was made; null where the record cannot be read. */
  readonly made: Instant | null;
}

/** `publish` is tried for some minutes, then the watchdog every hour: what is younger may be on its way. */
const ON_ITS_WAY = HOUR;
/** Named in full. */
const NAMED = 3;

export function alertFinding(unsent: readonly Unsent[], days: number, at: Instant, stack: string): Finding {
  const late = unsent.filter(({ made }) => made === null || secondsOf(at) - secondsOf(made) >= ON_ITS_WAY);
  const onTheirWay = unsent.length - late.length;
  const over = `of the last ${counted(days, 'day')}`;
  if (late.length === 0)
    return good('alerts', 'deliveries', onTheirWay === 0 ? `all ${over} sent` : `${onTheirWay} ${over} on the way`);
  const names = late.slice(0, NAMED).map(({ key }) => key).join(', ');
  const says = `${late.length} ${over} not sent: ${names}${late.length > NAMED ? ', …' : ''}`;
  return bad('alerts', 'deliveries', 'problem', says, `npx hinomi redrive --stack ${stack}`);
} // prettier-ignore
