import { texName } from "../../compile/emit-tex.ts";
import { renderTex } from "../render-tex.ts";

const keys = new Map<string, string>();

/** What a name looks like as text once it is typeset: "k2" for k with the index 2. */
function keyOf(name: string): string {
  const known = keys.get(name) ?? renderTex(texName(name)).textContent ?? name;
  keys.set(name, known);
  return known;
}

/** Marks the symbols of these names in typeset mathematics with `data-symbol`, for who points at them. */
export function markSymbols(math: HTMLElement, names: Iterable<string>): void {
  const byKey = new Map([...names].map((name) => [keyOf(name), name]));
  for (const tag of ["msub", "mi"]) {
    for (const symbol of math.querySelectorAll<Element>(tag)) {
      if (symbol.closest("[data-symbol]") !== null) continue;
      const name = byKey.get(symbol.textContent ?? "");
      if (name === undefined) continue;
      symbol.setAttribute("data-symbol", name);
      symbol.classList.add("symbol");
    }
  }
}
