/** What stands between an equation and the conditions that belong to it. */
const NEXT = ", \\quad ";

/**
 * The lines of an equation: "left side =", each term with its sign, then each condition as a whole.
 * Signs inside braces, brackets and \left...\right belong to their term.
 */
export function splitTerms(tex: string): readonly string[] {
  const [equation = "", ...conditions] = tex.split(NEXT);
  return [...termsOf(equation), ...conditions].filter((part) => part !== "");
}

function termsOf(tex: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let seenEquals = false;
  for (let index = 0; index < tex.length; index++) {
    const character = tex[index] as string;
    if ("{([".includes(character)) depth++;
    else if ("})]".includes(character)) depth--;
    else if (depth === 0 && character === "=" && !seenEquals) {
      seenEquals = true;
      parts.push(tex.slice(start, index + 1).trim());
      start = index + 1;
    } else if (depth === 0 && seenEquals && isSign(tex, index) && tex.slice(start, index).trim()) {
      parts.push(tex.slice(start, index).trim());
      start = index;
    }
  }
  return [...parts, tex.slice(start).trim()];
}

/** A plus or minus with blanks about it; "e-3" and "\frac-" have none. */
function isSign(tex: string, index: number): boolean {
  return /[+-]/.test(tex[index] ?? "") && tex[index - 1] === " " && tex[index + 1] === " ";
}
