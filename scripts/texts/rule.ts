import type { SyntaxNode } from "./find-texts.ts";

/*
 * Which literals people read. Two signs are enough: it looks like words (several of them, or one with a capital
 * letter), or it stands where the page shows what stands there (`isReadByPlace`). What is read by programs alone
 * (`isNeverRead`) is told by where it stands, too.
 */

/** Properties, arguments and variables whose text is shown. */
const SHOWN =
  /^(label|title|text|message|note|what|hint|tip|placeholder|caption|heading|lead|ariaLabel|alt|textContent|innerText|words|purpose|shortLabel|use|aria-(label|description|valuetext|roledescription)|data-tip)$/;

/** Attributes, calls and properties that only programs read. */
const PLUMBING =
  /^(class|className|id|style|key|name|type|role|href|src|icon|event|module|query|selector|storage|kind|action|value|cssText|dataset|autocomplete|tag)$/;
const PLUMBING_CALLS =
  /^(querySelector|querySelectorAll|closest|matches|getElementById|getContext|addEventListener|removeEventListener|setProperty|getPropertyValue|createElement|createElementNS|getItem|setItem|removeItem|test|exec|startsWith|endsWith|includes|split|indexOf|has|get|set|toLocaleString|toLocaleTimeString|matchMedia|picklist|literal|regex|URL|Worker|Blob|RegExp|warn|glob)$/;

/** Units and signs: numbers stay as they are formatted. */
const UNITS =
  /(?<!\p{L})(min|h|d|s|ms|µm|um|mm|mm²|px|pt|k?B|MB|GB|dpi|fps|x|y|z|t|r|g|Δ|σ)(?!\p{L})/gu;

/** Styles, markup, TeX and keys. */
const CODE =
  /var\(--|\dpx|\}px|sans-serif|\\|<[?/!a-z]|^#|^(Ctrl|Control|Shift|Alt)\+|^Arrow[A-Z]|^Web(GL2|GPU)$|^[Mm]ilieu$|^ is-|^NaN$|^[\w-]+ [\w-]+-\{0\}$|border: 0/;

export function looksLikeWords(text: string): boolean {
  const plain = text.replace(/\{\d+\}/g, "");
  return (
    /\p{L}{2,},? [\p{L}\d]|\p{L}[.,:;]? \{\d+\}|\{\d+\},? \p{L}{2}/u.test(text) ||
    /^[,;:]? \p{Ll}{2}|^\p{Ll}{2,} $/u.test(text) ||
    /^[^\p{L}]*\p{Lu}\p{Ll}+/u.test(plain)
  );
}

/** Does the page show what stands here? */
export function isReadByPlace(path: readonly SyntaxNode[], node: SyntaxNode): boolean {
  const [holder, inner] = holderOf(path, node);
  if (holder === undefined) return false;
  if (isBesideMarked(path[0], node)) return true;
  // A word that is put into a sentence.
  const within = path.findIndex(({ type }) => /^(Tagged)?Template/.test(type));
  const isWord = /^[\s,;]*\p{Ll}{2,}/u.test(String(node["value"] ?? ""));
  if (isWord && within >= 0 && within <= path.indexOf(holder)) return true;
  if (holder.type === "Property") return SHOWN.test(nameOf(holder["key"]));
  if (holder.type === "AssignmentExpression") return SHOWN.test(lastName(holder["left"]));
  if (holder.type !== "CallExpression" && holder.type !== "NewExpression") return false;
  const name = lastName(holder["callee"]);
  const index = (holder["arguments"] as SyntaxNode[]).indexOf(inner);
  return (name === "element" && index >= 2) || (name === "Option" && index === 0);
}

/** One of two choices of which the other is a text. */
function isBesideMarked(choice: SyntaxNode | undefined, node: SyntaxNode): boolean {
  if (choice?.type !== "ConditionalExpression") return false;
  const { consequent, alternate } = choice;
  const other = (consequent === node ? alternate : consequent) as SyntaxNode;
  return choice["test"] !== node && other.type === "TaggedTemplateExpression";
}

/** Is this read by programs alone? */
export function isNeverRead(path: readonly SyntaxNode[], node: SyntaxNode, text: string): boolean {
  const [parent] = path;
  const plain = text.replace(/\{\d+\}/g, "").replace(UNITS, "");
  if (parent === undefined || !/\p{L}{2}/u.test(plain) || CODE.test(text)) return true;
  if (
    /^(Import|Export)(?!NamedDeclaration|DefaultDeclaration)|^TS(?!As|Satisfies|NonNull)|^SwitchCase$|^TaggedTemplate/.test(
      parent.type,
    )
  ) {
    return true;
  }
  if (path.some(({ type }) => /^TS(Type|Interface|Literal|Union)/.test(type))) return true;
  if (path.some(({ type }) => type === "ImportExpression")) return true;
  if (parent.type === "Property" && parent["key"] === node) return true;
  if (parent.type === "MemberExpression") return true;
  if (parent.type === "PropertyDefinition" && nameOf(parent["key"]) === "name") return true;
  if (parent.type === "ExpressionStatement" && "directive" in parent) return true;
  if (parent.type === "BinaryExpression" && /^([!=]==|in)$/.test(String(parent["operator"])))
    return true;
  const [holder, inner] = holderOf(path, node);
  if (holder === undefined) return false;
  if (holder.type === "Property") return PLUMBING.test(nameOf(holder["key"]));
  if (holder.type === "AssignmentExpression") return PLUMBING.test(lastName(holder["left"]));
  if (holder.type !== "CallExpression" && holder.type !== "NewExpression") return false;
  const callee = holder["callee"] as SyntaxNode;
  // What a schema says is told by the command line, too.
  if (callee.type === "MemberExpression" && nameOf(callee["object"]) === "v") return true;
  const name = lastName(callee);
  const index = (holder["arguments"] as SyntaxNode[]).indexOf(inner);
  if (PLUMBING_CALLS.test(name)) return true;
  return name === "element" && index < 2;
}

/** What takes a literal, through choices, lists and sums of texts; and by which of its parts. */
function holderOf(
  path: readonly SyntaxNode[],
  node: SyntaxNode,
): readonly [SyntaxNode | undefined, SyntaxNode] {
  let inner = node;
  for (const outer of path) {
    if (
      !/^(ConditionalExpression|LogicalExpression|ArrayExpression|SpreadElement|TemplateLiteral|BinaryExpression|TSAsExpression|TSSatisfiesExpression|ParenthesizedExpression)$/.test(
        outer.type,
      )
    ) {
      return [outer, inner];
    }
    inner = outer;
  }
  return [undefined, inner];
}

function nameOf(key: unknown): string {
  const { name, value } = key as SyntaxNode;
  return String(name ?? value ?? "");
}

/** "textContent" of title.textContent, "label" of row["label"]. */
function lastName(node: unknown): string {
  const { type, name, property } = node as SyntaxNode;
  return type === "MemberExpression" ? nameOf(property) : String(name ?? "");
}
