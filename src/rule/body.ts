const frontMatter = /^\ufeff?---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?:\r\n|\n|\r|$)/;

/** Where the text of a Markdown file, plain text or template begins: after its front matter, else after its byte order mark. */
export function bodyStart({ source }: { source: string }): number {
  return frontMatter.exec(source)?.[0].length ?? (source.startsWith('\ufeff') ? 1 : 0);
}
