import temml from "temml";
import { element } from "./element.ts";
import { splitTerms } from "./split-terms.ts";

/** An equation as MathML, one term a line. */
export function renderTex(tex: string): HTMLElement {
  const parts = splitTerms(tex).map((part) => {
    const box = element("span", { class: "math-part" });
    // Long products go on in the next line, which Temml does for formulas in text only.
    temml.render(part.replace(/^[+-] /, "{} $&"), box, {
      throwOnError: false,
      trust: false,
      wrap: "tex",
    });
    box.querySelector("math")?.setAttribute("displaystyle", "true");
    return box;
  });
  return element("div", { class: "math" }, ...parts);
}
