import type { Archive } from '../core/ports/archive.ts';
import type { Pages } from '../core/ports/pages.ts';
import type { PdfReader } from '../core/ports/pdf-reader.ts';

export interface CapturePorts {
  readonly archive: Archive;
  readonly pages: Pages;
  readonly pdf: PdfReader;
}
