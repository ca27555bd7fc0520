const GREEK: readonly (readonly [string, string, string])[] = [
  ["α", "alpha", "a"],
  ["β", "beta", "b"],
  ["γ", "gamma", "g"],
  ["δ", "delta", "d"],
  ["ε", "epsilon", "e"],
  ["κ", "kappa", "k"],
  ["λ", "lambda", "l"],
  ["µ", "mu", "u"],
  ["μ", "mu", "u"],
  ["χ", "chi", "x"],
];

/**
 * A text as a search looks at it: lower case, no accents, words of letters and digits only; Greek
 * letters both spelt out and as the letter that stands for them ("TNF-α": "tnf alpha" and "tnf a").
 */
export function searchIndex(text: string): string {
  const long = wordsOf(text, 1).join(" ");
  const short = wordsOf(text, 2).join(" ");
  return long === short ? long : `${long} ${short}`;
}

/**
 * Whether each word of a query is in a text: within a word of it, or over several from the start of
 * one, so that "pd1", "PD-1" and "anti pd1" find "Anti-PD-1".
 */
export function matchesSearch(index: string, query: string): boolean {
  const chunks = query
    .split(/\s+/)
    .map((chunk) => wordsOf(chunk, 1).join(""))
    .filter((chunk) => chunk !== "");
  const words = index.split(" ");
  return chunks.every((chunk) => words.some((word, at) => isAt(words, at, word, chunk)));
}

/** Whether a tag is one of these, or within one by whole words: "T cells" within "CD8 T cells", not "therapy" within "chemotherapy". */
export function hasTag(tags: readonly string[], wanted: string): boolean {
  const spaced = (text: string): string => ` ${wordsOf(text, 1).join(" ")} `;
  return tags.some((tag) => spaced(tag).includes(spaced(wanted)));
}

function isAt(words: readonly string[], at: number, word: string, chunk: string): boolean {
  if (word.includes(chunk)) return true;
  let joined = word;
  for (let next = at + 1; next < words.length && joined.length < chunk.length; next++) {
    joined += words[next];
  }
  return joined.startsWith(chunk);
}

function wordsOf(text: string, form: 1 | 2): string[] {
  let plain = text.toLowerCase();
  for (const letter of GREEK) plain = plain.replaceAll(letter[0], letter[form]);
  return (
    plain
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
