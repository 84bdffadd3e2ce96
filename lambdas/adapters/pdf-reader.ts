import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { getDocumentProxy } from 'unpdf';
import type { PdfReader, PdfReading } from '../core/ports/pdf-reader.ts';
import { paragraphsOfPdf } from '../core/reading/pdf-lines.ts';
import type { PdfRun } from '../core/reading/pdf-lines.ts';

export interface PdfReaderOptions {
  /**
   * The folder of Adobe's predefined CMaps (`90ms-RKSJ-H.bcmap` …), ending in `/`. Default: that of the installed
   * pdfjs-dist. A bundle has no node_modules: it carries a copy and names it.
   */
  readonly cMaps?: URL;
  /** Longest time for one PDF, looked at between its pages. Default: 15 000. */
  readonly milliseconds?: number;
}

/** A white paper of 500 pages takes some five seconds; what takes longer than this is made to take long. */
const LONGEST = 15_000;

/** A CMap that pdf.js asked for could not be read: without it Japanese text would be lost without a word. */
export class CMapError extends Error {
  override readonly name = 'CMapError';
}

/** Files end with `%%EOF`; readers look for it in the last 1024 bytes (ISO 32000-1, Annex H.3), we in a few more. */
const TAIL = 4096;

/** Messages of pdf.js on the console: errors only, and it has none of its own. */
const SILENT = 0;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Text out of PDFs by pdf.js (unpdf's build of it), which is loaded on the first PDF only. Never rejects for what a PDF
 * is; rejects with a `CMapError` where the reader itself lacks its CMaps.
 */
export function pdfReader(options: PdfReaderOptions = {}): PdfReader {
  return { read: (body) => read(body, options) };
}

async function read(body: Uint8Array, options: PdfReaderOptions): Promise<PdfReading> {
  const tail = String.fromCharCode(...body.subarray(-TAIL));
  if (!tail.includes('%%EOF'))
    return { kind: 'unparsable', detail: 'the file breaks off: it does not end with %%EOF' };
  const missing: string[] = [];
  const until = performance.now() + (options.milliseconds ?? LONGEST);
  const reading = await open(body, options.cMaps ?? installedCMaps(), missing, until);
  const [name] = missing;
  if (name === undefined) return reading;
  throw new CMapError(
    `${name} cannot be read: copy pdfjs-dist/cmaps to where the reader's cMaps option points`,
  );
}

async function open(body: Uint8Array, cMaps: URL, missing: string[], until: number): Promise<PdfReading> {
  const { getDocumentProxy: openDocument } = await import('unpdf');
  try {
    // pdf.js takes the buffer it is given for itself: a copy leaves the caller's bytes alone.
    const document = await openDocument(new Uint8Array(body), {
      verbosity: SILENT,
      BinaryDataFactory: cMapFactory(cMaps, missing),
      useWorkerFetch: false,
    });
    try {
      return await readDocument(document, until);
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { kind: 'encrypted' };
    return { kind: 'unparsable', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function readDocument(document: Document, until: number): Promise<PdfReading> {
  const pages: (readonly PdfRun[])[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await runsOf(document, number));
    if (performance.now() > until && number < document.numPages)
      return {
        kind: 'unparsable',
        detail: `too long to read: ${number} of ${document.numPages} pages in time`,
      };
  }
  const text = paragraphsOfPdf(pages);
  return text === '' ? { kind: 'no-text', pages: pages.length } : { kind: 'text', text, pages: pages.length };
}

async function runsOf(document: Document, number: number): Promise<readonly PdfRun[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const { str: text, transform, width, height, hasEOL: endsLine } = item;
    return [{ text, x: coordinate(transform, 4), y: coordinate(transform, 5), width, height, endsLine }];
  });
}

const coordinate = (transform: readonly unknown[], index: number): number => Number(transform[index] ?? 0);

/**
 * What pdf.js constructs to get its data files; an object with `fetch`, from a folder. A file that cannot be read is
 * noted in `missing`, because pdf.js itself goes on without it and gives no text.
 */
function cMapFactory(cMaps: URL, missing: string[]): new () => object {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(`${filename} is not needed to read text`);
      try {
        return new Uint8Array(await readFile(new URL(filename, cMaps)));
      } catch (error) {
        missing.push(new URL(filename, cMaps).href);
        throw error;
      }
    }
  };
}

const installedCMaps = (): URL =>
  new URL('./cmaps/', pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')));
