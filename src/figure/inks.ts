/** Colors of what stands beside the panels. */
export interface Inks {
  /** null: the ground stays clear. */
  readonly ground: string | null;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
}

/** The colors on a ground. A transparent one is for white paper. */
export function inksOn(ground: "white" | "black" | "transparent"): Inks {
  if (ground === "black") {
    return { ground: "#05070a", text: "#f2f4f7", faint: "#b7bcc6", line: "#8a919c" };
  }
  const paper = { text: "#1a1a1a", faint: "#555555", line: "#1a1a1a" };
  return { ground: ground === "white" ? "#ffffff" : null, ...paper };
}
