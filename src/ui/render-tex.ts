import temml from "temml";
import { element } from "./element.ts";
import { splitTerms } from "./split-terms.ts";

/** An equation as MathML that may break into lines between its terms. */
export function renderTex(tex: string): HTMLElement {
  const parts = splitTerms(tex).map((part) => {
    const box = element("span", { class: "math-part" });
    temml.render(`\\displaystyle ${part}`, box, { throwOnError: false, trust: false });
    return box;
  });
  return element("div", { class: "math" }, ...parts);
}
