import type { FunctionName } from "./expression.ts";
import { functionArity } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { didYouMean } from "./suggest.ts";
import type { Token } from "./tokenize-expression.ts";

const MOST_NESTING = 64;
const COMPARISONS: ReadonlySet<string> = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** One open parenthesis, or the formula as a whole. */
interface Level {
  readonly column: number;
  /** Function whose arguments it holds; absent: it only groups. */
  readonly called?: Token;
  commas: number;
  /** A comparison was seen since the last && || ? : or comma. */
  compared: boolean;
  /** Open `?` that wait for their `:`. */
  questions: number;
  /** Prefix operators and powers that nest since the last operator of another kind. */
  chain: number;
  /** Conditions since the last comma: `a ? b : c ? d : e` nests. */
  conditions: number;
}

/**
 * Checks the grammar word by word before the library builds the tree: jsep accepts much that is no
 * formula (`a b`, `min(a b)`, `;a`), and its nodes have no columns.
 */
export function scanExpression(tokens: readonly Token[]): void {
  if (tokens.length === 0)
    throw new ExpressionError(1, "the formula is empty; write 0 for nothing");
  const levels: Level[] = [newLevel(1)];
  let before: Token | undefined;
  for (const [i, token] of tokens.entries()) {
    const afterOperand = before !== undefined && endsOperand(before);
    if (afterOperand) checkAfterOperand(before as Token, token);
    else checkStartOfOperand(before, token, tokens[i + 1]);
    if (token.kind === "name") checkName(token, tokens[i + 1]);
    track(levels, before, token, afterOperand);
    before = token;
  }
  const last = tokens.at(-1) as Token;
  if (!endsOperand(last))
    throw new ExpressionError(last.column, `something must follow "${last.text}"`);
  const level = levels.at(-1) as Level;
  if (levels.length > 1) throw new ExpressionError(level.column, 'this "(" is never closed');
  checkQuestions(level, last);
}

function newLevel(column: number): Level {
  return { column, commas: 0, compared: false, questions: 0, chain: 0, conditions: 0 };
}

function endsOperand(token: Token): boolean {
  return token.kind === "number" || token.kind === "name" || token.kind === "close";
}

function checkAfterOperand(before: Token, token: Token): void {
  const startsOperand = token.kind === "number" || token.kind === "name" || token.kind === "open";
  const isCall = token.kind === "open" && before.kind === "name";
  if ((startsOperand && !isCall) || token.text === "!") {
    const said = `an operator is missing between "${before.text}" and "${token.text}"`;
    throw new ExpressionError(token.column, `${said}; write * to multiply`);
  }
}

function checkStartOfOperand(
  before: Token | undefined,
  token: Token,
  next: Token | undefined,
): void {
  if (token.kind === "number" || token.kind === "name" || token.kind === "open") return;
  if (token.kind === "operator" && isPrefix(token)) {
    if (next === undefined)
      throw new ExpressionError(token.column, `something must follow "${token.text}"`);
    return;
  }
  if (token.kind === "close" && before?.kind === "open") return;
  if (before?.text === "*" && token.text === "*") {
    throw new ExpressionError(token.column, 'unexpected "*"; write ^ for a power');
  }
  if (before?.text.endsWith("=") && token.text.startsWith("=")) {
    throw new ExpressionError(token.column, `unexpected "="; write ${before.text} alone`);
  }
  const where = before === undefined ? "at the start" : `after "${before.text}"`;
  throw new ExpressionError(token.column, `a number or a name is missing ${where}`);
}

function isPrefix(token: Token): boolean {
  return token.text === "-" || token.text === "+" || token.text === "!";
}

function checkName(token: Token, next: Token | undefined): void {
  const isFunction = Object.hasOwn(functionArity, token.text);
  if (next?.kind === "open" && !isFunction) {
    const hint = didYouMean(token.text, Object.keys(functionArity));
    const advice = hint === "" ? "; write * to multiply" : hint;
    throw new ExpressionError(token.column, `unknown function "${token.text}"${advice}`);
  }
  if (next?.kind !== "open" && isFunction) {
    throw new ExpressionError(
      token.column,
      `"${token.text}" is a function; give it its arguments in parentheses`,
    );
  }
}

function track(
  levels: Level[],
  before: Token | undefined,
  token: Token,
  afterOperand: boolean,
): void {
  const level = levels.at(-1) as Level;
  if (token.kind === "open") {
    const level = newLevel(token.column);
    levels.push(afterOperand ? { ...level, called: before as Token } : level);
  } else if (token.kind === "close") {
    closeLevel(levels, before as Token, token);
  } else if (token.kind === "comma") {
    countComma(level, token);
  } else if (token.kind === "question") {
    level.questions++;
    level.conditions++;
    level.chain = 0;
    level.compared = false;
  } else if (token.kind === "colon") {
    if (level.questions-- === 0)
      throw new ExpressionError(token.column, '":" has no "?" before it');
    level.compared = false;
  } else if (token.kind === "operator") {
    countOperator(level, token, afterOperand);
  }
  checkNesting(levels, token);
}

function closeLevel(levels: Level[], before: Token, token: Token): void {
  const level = levels.pop() as Level;
  if (levels.length === 0) throw new ExpressionError(token.column, 'this ")" closes nothing');
  checkQuestions(level, token);
  const isEmpty = before.kind === "open";
  if (level.called !== undefined) {
    checkArity(level.called, isEmpty ? 0 : level.commas + 1);
  } else if (isEmpty) {
    throw new ExpressionError(token.column, "there is nothing between the parentheses");
  }
}

function checkArity(called: Token, count: number): void {
  const [least, most] = functionArity[called.text as FunctionName];
  if (count >= least && count <= most) return;
  const range = least === most ? `${least}` : `${least} to ${most}`;
  const noun = most === 1 ? "argument" : "arguments";
  const given = `${count} ${count === 1 ? "is" : "are"} given`;
  throw new ExpressionError(called.column, `${called.text} takes ${range} ${noun}, but ${given}`);
}

function countComma(level: Level, token: Token): void {
  if (level.called === undefined) {
    throw new ExpressionError(
      token.column,
      'unexpected ","; only arguments of a function are separated by commas, and decimals have a point',
    );
  }
  checkQuestions(level, token);
  level.commas++;
  level.compared = false;
  level.chain = 0;
  level.conditions = 0;
}

function countOperator(level: Level, token: Token, isBinary: boolean): void {
  level.chain = isBinary && token.text !== "^" ? 0 : level.chain + 1;
  if (token.text === "&&" || token.text === "||") level.compared = false;
  if (!COMPARISONS.has(token.text)) return;
  if (level.compared) {
    throw new ExpressionError(token.column, "two comparisons in a row; write a < b && b < c");
  }
  level.compared = true;
}

function checkQuestions(level: Level, token: Token): void {
  if (level.questions > 0) throw new ExpressionError(token.column, 'a "?" lacks its ":"');
}

function checkNesting(levels: readonly Level[], token: Token): void {
  let nesting = levels.length - 1;
  for (const level of levels) nesting += level.chain + level.conditions;
  if (nesting > MOST_NESTING) {
    throw new ExpressionError(
      token.column,
      `nested more than ${MOST_NESTING} deep; use an observable for a part of it`,
    );
  }
}
