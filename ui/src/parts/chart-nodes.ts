// Rebuilds a chart's SVG node by node from an allow-list (C4): text stays text in the page's own font,
// and nothing that is not a shape, a label or a description reaches the page.

const SVG = 'http://www.w3.org/2000/svg';

const ELEMENTS = new Set([
  'svg', 'g', 'path', 'line', 'polyline', 'polygon', 'rect', 'circle', 'ellipse', 'text', 'tspan', 'title', 'desc',
]); // prettier-ignore

const ATTRIBUTES = new Set([
  'viewBox', 'preserveAspectRatio', 'width', 'height', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry',
  'd', 'points', 'dx', 'dy', 'transform', 'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width',
  'stroke-opacity', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'xml:space',
]); // prettier-ignore

/** A value that could fetch or run something: an address in paint, or a scheme. */
const REACHES_OUT = /url\s*\(|[a-z]+\s*:/i;

/** Marks by which a chart's parts answer the mouse and the keyboard; plain words only. */
const MARK = /^data-[a-z-]+$/;

/** Returns the chart as fresh nodes, or `undefined` when the text is not one SVG picture. */
export function chartNodes(svg: string, into: Document = document): SVGSVGElement | undefined {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.namespaceURI !== SVG || root.localName !== 'svg' || parsed.querySelector('parsererror'))
    return undefined;
  return copied(root, into) as SVGSVGElement | undefined;
}

function copied(from: Element, into: Document): Element | undefined {
  if (from.namespaceURI !== SVG || !ELEMENTS.has(from.localName)) return undefined;
  const to = into.createElementNS(SVG, from.localName);
  for (const attribute of from.attributes) {
    if (isAllowed(attribute)) to.setAttribute(attribute.name, attribute.value);
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(into.createTextNode(child.textContent ?? ''));
    else if (child.nodeType === Node.ELEMENT_NODE) {
      const copy = copied(child as Element, into);
      if (copy) to.append(copy);
    }
  }
  return to;
}

function isAllowed(attribute: Attr): boolean {
  if (attribute.name === 'xml:space') return true;
  if (MARK.test(attribute.name)) return true;
  return ATTRIBUTES.has(attribute.name) && !REACHES_OUT.test(attribute.value);
}
