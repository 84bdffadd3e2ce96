import { asksToLogIn } from './log-in.ts';
import type { ReadPage } from './notice.ts';
import { isOutOfService } from './out-of-service.ts';
import { isSoft404 } from './soft-404.ts';

/** What a page that answered 200 says where its status should have said it. */
export interface Notices {
  readonly saysNotFound: boolean;
  readonly saysOutOfService: boolean;
  readonly asksToLogIn: boolean;
}

export const NO_NOTICES: Notices = { saysNotFound: false, saysOutOfService: false, asksToLogIn: false };

/** `reading`: what `readPage` gave; `html`: the decoded page. */
export const noticesOf = (reading: ReadPage, html: string): Notices => ({
  saysNotFound: isSoft404(reading, html),
  saysOutOfService: isOutOfService(reading, html),
  asksToLogIn: asksToLogIn(reading, html),
});

/** The notice in words, as the end of a sentence about the page; null where there is none. */
export function noticeText(notices: Notices): string | null {
  if (notices.asksToLogIn) return 'it asks to log in';
  if (notices.saysOutOfService) return 'it says that the site does not work now';
  return notices.saysNotFound ? 'it says that it is not there' : null;
}
