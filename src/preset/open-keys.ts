const DANGEROUS: readonly string[] = ["__proto__", "constructor", "prototype"];

/**
 * The keys of the objects that a reader of JSON is inside of. JSON allows a key twice (the last one
 * counts) and keys that reach an object's prototype; in a file that a person writes both are slips.
 */
export class OpenKeys {
  readonly #seen: Set<string>[] = [];

  /** An object begins at this depth. */
  enter(depth: number): void {
    this.#seen[depth] = new Set();
  }

  /** What is wrong with a key of the object at this depth; `quoted` as in the text, quotes included. */
  problemOf(quoted: string, depth: number): string | undefined {
    const key: unknown = JSON.parse(quoted);
    const seen = this.#seen[depth];
    if (typeof key !== "string" || seen === undefined) return undefined;
    const shown = JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
    if (DANGEROUS.includes(key)) return `${shown} cannot be a key; choose another name`;
    if (seen.has(key)) return `the key ${shown} stands twice in the same object; leave one out`;
    seen.add(key);
    return undefined;
  }
}
