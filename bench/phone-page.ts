import type { Element, Nodes, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Draft } from '../src/draft/draft.ts';
import { isHidden } from '../src/draft/elements.ts';
import type { Margins, TextStyle, TypeSheet } from '../src/draft/type-sheet.ts';

/** A draft's own tree as a page for a browser, set as a type sheet says. */
export function phonePage(draft: Draft, sheet: TypeSheet): string {
  const body: Root = { type: 'root', children: [...head(draft), ...structuredClone(draft.tree).children] };
  clean(body, sheet);
  return `<!doctype html><meta charset="utf-8"><style>${styles(sheet)}</style><body>${toHtml(body)}</body>`;
}

/** The title and summary of the front matter, as pages show them. */
function head(draft: Draft): Element[] {
  const first = draft.blocks.find((block) => block.kind === 'heading');
  return draft.blocks.flatMap((block): Element[] => {
    if (block.node !== undefined) return [];
    const isTitle = block.kind === 'title' || block.kind === 'subject';
    if (isTitle && first?.level === 1) return [];
    if (!isTitle && block.kind !== 'summary') return [];
    const properties = isTitle ? {} : { className: ['lead'] };
    const children = [{ type: 'text' as const, value: block.text }];
    return [{ type: 'element', tagName: isTitle ? 'h1' : 'p', properties, children }];
  });
}

/** Keeps the attributes that a layout depends on; gives each picture the size that is assumed of it. */
function clean(node: Nodes, sheet: TypeSheet): void {
  if ('children' in node) {
    const children = node.children as RootContent[];
    const seen = children.filter((child) => child.type === 'text' || (child.type === 'element' && !isHidden(child)));
    children.splice(0, children.length, ...seen);
    for (const child of seen) clean(child, sheet);
  }
  if (node.type !== 'element') return;
  const { colSpan, rowSpan, className, type } = node.properties;
  const { width, height } = node.properties;
  node.properties = {};
  if (colSpan !== undefined) node.properties.colSpan = colSpan;
  if (rowSpan !== undefined) node.properties.rowSpan = rowSpan;
  if (type === 'hidden') node.properties.type = type;
  if (Array.isArray(className) && className[0] === 'lead') node.properties.className = className;
  if (node.tagName === 'details') node.properties.open = true;
  if (node.tagName !== 'img') return;
  const given = Number(width) > 0 && Number(height) > 0;
  const [wide, high] = given ? [Number(width), Number(height)] : [sheet.width, sheet.image.height];
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}"/>`;
  node.properties.src = `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

/** The assumptions of a type sheet as a style sheet. */
function styles(sheet: TypeSheet): string {
  const { list, nestedList, item, definition, quotation, rule, code, table, image, embed, control } = sheet;
  return `
    * { margin: 0; padding: 0; border: 0; font: inherit; float: none; box-sizing: border-box }
    html { ${font(sheet.body)} }
    body { padding: 0 15px }
    b, strong, dt, th, caption, summary { font-weight: bold }
    ${sheet.headings.map((style, index) => `h${index + 1} { ${font(style)}; ${margins(style)} }`).join('\n')}
    p, figure, address { ${margins(sheet.paragraph)} }
    .lead { ${font(sheet.lead)}; ${margins(sheet.lead)} }
    ul, ol, dl { ${margins(list)} }
    ul, ol { padding-left: ${list.indent}px }
    li ul, li ol { ${margins(nestedList)} }
    li, li p { ${margins(item)} }
    dd { ${margins(definition)} }
    blockquote { ${margins(quotation)}; padding-left: ${quotation.indent}px }
    hr { ${margins(rule)}; height: ${rule.height}px }
    code, kbd, samp, var, tt { font-family: 'Liberation Mono', monospace; line-height: 1 }
    pre { ${font(code)}; ${margins(code)}; font-family: 'Liberation Mono', monospace; white-space: pre; overflow: hidden }
    pre * { font: inherit; line-height: inherit }
    sup, sub { line-height: 0 }
    table { width: 100%; border-collapse: collapse; ${margins(table)} }
    caption, th, td { text-align: left; vertical-align: top }
    td, th { padding: ${table.above}px ${table.gap}px ${table.below}px 0; border-bottom: ${table.line}px solid }
    td:last-child, th:last-child { padding-right: 0 }
    img { display: block; max-width: 100%; height: auto; ${margins(image)} }
    iframe, video, embed, canvas { display: block; width: 100%; height: ${embed.height}px; ${margins(embed)} }
    input, select, textarea { display: block; width: 100%; height: ${control.height}px; ${margins(control)} }
    button, fieldset, legend { display: block }
    script, style, template, noscript, svg, math, map, datalist, object, [type='hidden'] { display: none }`;
}

function font({ size, lineHeight, face }: TextStyle): string {
  return `font: ${face === 'bold' ? 'bold ' : ''}${size}px/${lineHeight}px 'Liberation Sans', Arial, sans-serif`;
}

function margins({ before, after }: Margins): string {
  return `margin: ${before}px 0 ${after}px`;
}
