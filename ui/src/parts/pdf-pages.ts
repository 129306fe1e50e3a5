// Opens a PDF in pdf.js, loaded only when somebody looks at one. The worker is a file of our own (C17).
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy };

async function load() {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return { pdfjs, worker: new pdfjs.PDFWorker() };
}

let loaded: ReturnType<typeof load> | undefined;

/** Starts the reader while the document is still being made; one worker then serves every document. */
export function warmPdf(): ReturnType<typeof load> {
  loaded ??= load().catch((thrown: unknown) => {
    loaded = undefined;
    throw thrown;
  });
  return loaded;
}

/**
 * Opens the bytes. They are copied first: pdf.js hands its buffer to the worker.
 *
 * Letters are drawn as outlines: the page shows at once, without a font face to be loaded for each document.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { pdfjs, worker } = await warmPdf();
  return pdfjs.getDocument({
    data: bytes.slice(),
    worker,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
  }).promise;
}

/** Draws a page into a canvas at its real size or `widest` CSS pixels, whichever is less, sharp on this screen. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  widest: number,
): Promise<{ width: number; height: number }> {
  const page = await pdf.getPage(number);
  const base = page.getViewport({ scale: 1 });
  const cssWidth = Math.min(base.width, widest);
  const scale = cssWidth / base.width;
  const dense = Math.min(window.devicePixelRatio || 1, 3);
  const viewport = page.getViewport({ scale: scale * dense });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // Drawn as for print: the other intent waits for a frame of the screen every 15 ms of work, and a machine that
  // paints without a graphics card makes each of those a tenth of a second.
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  // The place takes the canvas's own whole pixels: stretched by a fraction, letters get seams.
  return { width: canvas.width / dense, height: canvas.height / dense };
}

/**
 * The text of a page, for readers who cannot see the canvas.
 *
 * Read chunk by chunk: WebKitGTK 2.50 cannot iterate a ReadableStream.
 */
export async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page: PDFPageProxy = await pdf.getPage(number);
  const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<{
    items: { str?: string; hasEOL?: boolean }[];
  }>;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text.normalize('NFC').trim();
    for (const item of value.items) text += (item.str ?? '') + (item.hasEOL ? '\n' : '');
  }
}
