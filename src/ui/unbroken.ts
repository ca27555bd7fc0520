const hyphen = "\u2011";

/** A name that no line breaks at its hyphens: "T-bet" and "TNF-α" stay whole. */
export function unbroken(name: string): string {
  return name.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, hyphen);
}
