// Laws of the allow-list a chart passes through.
import { describe, expect, it } from 'vitest';
import { chartNodes } from './chart-nodes';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inside}</svg>`;

describe('charts', () => {
  it('keep shapes and texts as nodes of the page', () => {
    const nodes = chartNodes(
      svg(
        '<g transform="translate(1 2)"><text x="1" font-size="12">Sở TT&amp;TT</text><path d="M0 0h5"/></g>',
      ),
    );
    expect(nodes?.querySelector('text')?.textContent).toBe('Sở TT&TT');
    expect(nodes?.querySelector('path')?.getAttribute('d')).toBe('M0 0h5');
    expect(nodes?.querySelector('g')?.getAttribute('transform')).toBe('translate(1 2)');
  });

  it('drop whatever could run, fetch or restyle', () => {
    const nodes = chartNodes(
      svg(
        '<script>alert(1)</script><foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>' +
          '<image href="http://x/y.png"/><a href="javascript:alert(1)"><text>in a link</text></a>' +
          '<use href="#a"/><style>*{}</style><animate attributeName="x"/>' +
          '<rect onclick="alert(1)" style="fill:red" class="a" fill="url(http://x)" width="3" data-mark="u1"/>',
        'onload="alert(1)"',
      ),
    );
    expect(nodes?.querySelectorAll('script,foreignObject,image,a,use,style,animate,b')).toHaveLength(0);
    const rect = nodes?.querySelector('rect');
    expect(rect?.getAttributeNames().toSorted()).toEqual(['data-mark', 'width']);
    expect(nodes?.hasAttribute('onload')).toBe(false);
  });

  it('are nothing when the text is not one SVG picture', () => {
    expect(chartNodes('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>')).toBeUndefined();
    expect(chartNodes('<html><body>x</body></html>')).toBeUndefined();
    expect(chartNodes('')).toBeUndefined();
  });
});
