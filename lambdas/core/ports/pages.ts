/** The web as the pipeline sees it: live, or a recorded mirror. It never rejects for what a site does. */
export interface Pages {
  fetch(request: PageRequest): Promise<PageAnswer>;
}

export interface PageRequest {
  readonly url: string;
  /** Hosts that may be connected to, in lower case; a redirect elsewhere is not followed. */
  readonly hosts: readonly string[];
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly limits: FetchLimits;
}

export interface FetchLimits {
  /** Most bytes of a body, counted after decompression. */
  readonly bytes: number;
  /** Most milliseconds for the whole exchange, redirects included. */
  readonly milliseconds: number;
  readonly redirects: number;
}

export type Headers = readonly (readonly [name: string, value: string])[];

export type PageAnswer = PageResponse | PageFailure;

export interface PageResponse {
  readonly kind: 'response';
  /** The address that answered, after redirects. */
  readonly url: string;
  /** Addresses that redirected, in order; empty where none did. */
  readonly redirects: readonly string[];
  readonly status: number;
  /** As received, names in lower case, in order, repeats kept. */
  readonly headers: Headers;
  readonly requestHeaders: Headers;
  /** The entity after transfer and content decoding. Empty for 304. */
  readonly body: Uint8Array;
}

export interface PageFailure {
  readonly kind: 'failure';
  readonly url: string;
  readonly reason:
    | 'network-error' | 'tls-error' | 'too-large' | 'too-slow' | 'redirect-loop' | 'off-host' | 'refused-address' | 'undecodable'; // prettier-ignore
  /** One line for a person: what happened, with the address or limit. */
  readonly detail: string;
  readonly requestHeaders: Headers;
}

/** First value of a header (name in lower case), or undefined. */
export const header = (headers: Headers, name: string): string | undefined =>
  headers.find(([key]) => key === name)?.[1];
