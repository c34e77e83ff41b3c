import type { ElementData, Root as HastRoot } from 'hast';
import type { ImageReference, LinkReference, Root } from 'mdast';
import { defaultHandlers, type Handler, toHast } from 'mdast-util-to-hast';

/** The HTML that Markdown means; what is HTML in it stays `raw`. */
export function meaningOf(markdown: Root): HastRoot {
  const handlers = { imageReference: keepDefinition, linkReference: keepDefinition };
  return toHast(markdown, { allowDangerousHtml: true, handlers }) as HastRoot;
}

/** Makes a reference as usual and notes its definition, where its title stands. */
const keepDefinition: Handler = (state, node: ImageReference | LinkReference, parent) => {
  const handler: Handler = defaultHandlers[node.type];
  const result = handler(state, node, parent);
  const definition = state.definitionById.get(node.identifier.toUpperCase());
  if (result && 'type' in result && result.type === 'element' && definition?.position) {
    result.data = { ...result.data, definition: definition.position } as ElementData;
  }
  return result;
};
