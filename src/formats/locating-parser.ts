import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  Parser,
  type ParserOptions,
  type Token,
  Tokenizer,
} from 'parse5';

export type Parse5Node = DefaultTreeAdapterMap['node'];
export type Parse5Text = DefaultTreeAdapterMap['textNode'];

/** A run of characters that the parser added to a text node, with the range of HTML that it came from. */
export interface Piece {
  length: number;
  start: number;
  end: number;
}

/** Elements that are opened again where a paragraph closed them. */
const formatting = 'a b big code em font i nobr s small strike strong tt u'.split(' ');

/** Numbers that parse5 gives to its insertion modes “in body”, “in cell” and “in template”. */
const inBody = 6;
const inCell = 14;
const inTemplate = 17;

/** Numbers that parse5 gives to its tokenizer's states “data” and “attribute value (double-quoted)”. */
const betweenTags = 0;
const inQuotes = 35;

/** What stands in the tree as it does in HTML, and is one code unit each. */
const plainText = /[^&<\r\0\ud800-\udfff]+/y;
const plainValue = /[^&"\r\n\0\ud800-\udfff]+/y;

/**
 * Takes at once what stands in the tree as it does in HTML, where parse5 looks at each character and makes two tokens of a
 * word and the blank after it. Of places only offsets are right.
 */
class RunTokenizer extends Tokenizer {
  constructor(private readonly parser: LocatingParser) {
    super(parser.options, parser);
  }

  /** Where text stands, blanks after a word are part of it; elsewhere they may go to another place, or nowhere. */
  override _stateData(code: number): void {
    super._stateData(code);
    if (code <= 32 || this.state !== betweenTags) return;
    const { insertionMode } = this.parser;
    if (insertionMode === inBody || insertionMode === inCell || insertionMode === inTemplate) this.take(plainText);
  }

  override _stateAttributeValueDoubleQuoted(code: number): void {
    super._stateAttributeValueDoubleQuoted(code);
    if (code > 32 && this.state === inQuotes) this.take(plainValue);
  }

  /** After a character that was added to what is read. */
  private take(run: RegExp): void {
    const { preprocessor } = this;
    run.lastIndex = preprocessor.pos + 1;
    if (!run.test(preprocessor.html)) return;
    this.runEnd = run.lastIndex;
    preprocessor.pos = run.lastIndex - 1;
  }
}

/** Keeps each run of characters apart: parse5 itself joins neighbours, and keeps only the first start and last end. */
export class LocatingParser extends Parser<DefaultTreeAdapterMap> {
  readonly pieces: Map<Parse5Text, Piece[]> = new Map();
  override tokenizer: Tokenizer = new RunTokenizer(this);

  /** Does at once, for each run, what parse5 does by way of its adapter, unless it has to look for the place. */
  override _insertCharacters(token: Token.CharacterToken): void {
    const { chars, location } = token;
    if (location === null) return;
    if (this._shouldFosterParentOnInsertion()) {
      super._insertCharacters(token);
      if (lastInserted !== undefined) this.note(lastInserted, chars.length, location);
      return;
    }
    const parent = this.openElements.currentTmplContentOrNode as DefaultTreeAdapterMap['parentNode'];
    let text = parent.childNodes[parent.childNodes.length - 1];
    let from = location;
    if (text !== undefined && defaultTreeAdapter.isTextNode(text)) {
      text.value += chars;
      from = text.sourceCodeLocation ?? location;
    } else {
      text = defaultTreeAdapter.createTextNode(chars);
      defaultTreeAdapter.appendChild(parent, text);
    }
    const { startLine, startCol, startOffset } = from;
    const { endLine, endCol, endOffset } = location;
    text.sourceCodeLocation = { startLine, startCol, startOffset, endLine, endCol, endOffset };
    this.note(text, chars.length, location);
  }

  private note(text: Parse5Text, length: number, { startOffset, endOffset }: Token.Location): void {
    const known = this.pieces.get(text);
    const last = known?.[known.length - 1];
    // A reference that ends one run and begins another counts to the first for the parser: only both together are right.
    if (last !== undefined && last.end === startOffset) {
      last.length += length;
      last.end = endOffset;
      return;
    }
    const piece = { length, start: startOffset, end: endOffset };
    if (known === undefined) this.pieces.set(text, [piece]);
    else known.push(piece);
  }

  /** Whether everything that was opened is closed. */
  get isSettled(): boolean {
    const { openElements, activeFormattingElements, insertionMode, tokenizer } = this;
    const isPlace = insertionMode === inBody || insertionMode === inTemplate;
    if (!isPlace || openElements.stackTop > 0 || tokenizer.state !== betweenTags) return false;
    return formatting.every((name) => activeFormattingElements.getElementEntryInScopeWithTagName(name) === null);
  }
}

/** The text that the adapter put something in last, by way of parse5. */
let lastInserted: Parse5Text | undefined;

function inserted(node: Parse5Node | undefined): void {
  lastInserted = node !== undefined && defaultTreeAdapter.isTextNode(node) ? node : undefined;
}

export const parserOptions: ParserOptions<DefaultTreeAdapterMap> = {
  sourceCodeLocationInfo: true,
  scriptingEnabled: false,
  treeAdapter: {
    ...defaultTreeAdapter,
    insertText(parent, text) {
      defaultTreeAdapter.insertText(parent, text);
      inserted(parent.childNodes.at(-1));
    },
    insertTextBefore(parent, text, before) {
      defaultTreeAdapter.insertTextBefore(parent, text, before);
      inserted(parent.childNodes[parent.childNodes.indexOf(before) - 1]);
    },
  },
};
