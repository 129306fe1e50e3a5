// Opens a PDF in pdf.js, loaded only when somebody looks at one. The worker is a file of our own (C17).
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy };

/** Opens the bytes. They are copied first: pdf.js hands its buffer to the worker. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const [pdfjs, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs.getDocument({ data: bytes.slice(), isEvalSupported: false, useWasm: false }).promise;
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
  await page.render({ canvas, viewport }).promise;
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
