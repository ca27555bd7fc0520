import { ExpressionError } from "./expression-error.ts";

/** A word of a formula; `column` counts from 1. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly column: number;
}

export type TokenKind =
  | "number"
  | "name"
  | "operator"
  | "open"
  | "close"
  | "comma"
  | "question"
  | "colon";

const WORD =
  /[ \t\r\n]+|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z][A-Za-z0-9_]*)|(<=|>=|==|!=|&&|\|\||[-+*/^<>!])|[(),?:]/y;

/** Beyond this single precision has no room; docs/expressions.md calls it HUGE. */
const LARGEST_LITERAL = 1e30;

/** What people write by habit, and what it is called here. */
const MISTAKES: Readonly<Record<string, string>> = {
  "=": "write == to compare; a formula cannot assign",
  "&": "write && for and",
  "|": "write || for or",
  "%": "there is no % operator",
  "[": "use parentheses; there are no lists",
  "]": "use parentheses; there are no lists",
  "{": "use parentheses",
  "}": "use parentheses",
  '"': "a formula has no texts, only numbers and names",
  "'": "a formula has no texts, only numbers and names",
  "`": "a formula has no texts, only numbers and names",
  ";": "a formula is one expression; leave the semicolon out",
  ".": "a decimal point needs a digit beside it, and names have no parts",
  "×": "write * to multiply",
  "·": "write * to multiply",
  "−": "write the plain minus sign -",
  "²": "write ^2",
  "³": "write ^3",
  "≤": "write <=",
  "≥": "write >=",
  "≠": "write !=",
};

/** The words of a formula; throws where a character can begin none. */
export function tokenizeExpression(text: string): readonly Token[] {
  const tokens: Token[] = [];
  WORD.lastIndex = 0;
  for (let at = 0; at < text.length; at = WORD.lastIndex) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (match === null) throw unexpected(text, at);
    const kind = kindOf(match);
    if (kind !== undefined) tokens.push({ kind, text: match[0], column: at + 1 });
    if (kind === "number") checkLiteral(match[0], at + 1);
  }
  return tokens;
}

function kindOf(match: RegExpExecArray): TokenKind | undefined {
  if (match[1] !== undefined) return "number";
  if (match[2] !== undefined) return "name";
  if (match[3] !== undefined) return "operator";
  switch (match[0]) {
    case "(":
      return "open";
    case ")":
      return "close";
    case ",":
      return "comma";
    case "?":
      return "question";
    case ":":
      return "colon";
    default:
      return undefined;
  }
}

function checkLiteral(text: string, column: number): void {
  if (!(Number(text) <= LARGEST_LITERAL)) {
    throw new ExpressionError(column, `the number ${text} is too large; the largest is 1e30`);
  }
}

function unexpected(text: string, at: number): ExpressionError {
  const character = String.fromCodePoint(text.codePointAt(at) as number);
  const advice = Object.hasOwn(MISTAKES, character) ? MISTAKES[character] : undefined;
  const said = `unexpected character ${JSON.stringify(character)}`;
  return new ExpressionError(at + 1, advice === undefined ? said : `${said}; ${advice}`);
}
