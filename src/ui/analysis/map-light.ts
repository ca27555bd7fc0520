/** What is lit of a map. */
export interface Light {
  /** Shows what belongs to this node or edge; null: everything. */
  on(target: Element | null): void;
  /** The same once more: the picture was drawn anew. */
  again(): void;
}

/** Lights up a node or an edge with what belongs to it. */
export function createLight(view: SVGSVGElement): Light {
  let node = "";
  let edge = "";
  const again = (): void => {
    view.classList.toggle("is-lit", node !== "" || edge !== "");
    const near = new Set<string>([node]);
    for (const one of view.querySelectorAll(".map-edge")) {
      const [from, to] = [one.getAttribute("data-from") ?? "", one.getAttribute("data-to") ?? ""];
      const isLit =
        one.getAttribute("data-edge") === edge || (node !== "" && (from === node || to === node));
      one.classList.toggle("is-lit", isLit);
      if (isLit) near.add(from).add(to);
    }
    for (const one of view.querySelectorAll(".map-node")) {
      one.classList.toggle("is-lit", near.has(one.getAttribute("data-node") ?? ""));
    }
  };
  return {
    on: (target) => {
      node = target?.closest("[data-node]")?.getAttribute("data-node") ?? "";
      edge = target?.closest("[data-edge]")?.getAttribute("data-edge") ?? "";
      again();
    },
    again,
  };
}

/** Pointing lights up what belongs together; a click or Enter chooses. */
export function listenToMap(
  view: SVGSVGElement,
  light: Light,
  choose: (key: string) => void,
): void {
  view.addEventListener("pointerover", (event) => light.on(event.target as Element));
  view.addEventListener("pointerleave", () => light.on(null));
  view.addEventListener("focusin", (event) => light.on(event.target as Element));
  view.addEventListener("focusout", () => light.on(null));
  const pick = (target: EventTarget | null): void => {
    const hit = (target as Element | null)?.closest("[data-node], [data-edge]");
    choose(hit?.getAttribute("data-edge") ?? hit?.getAttribute("data-node") ?? "");
  };
  view.addEventListener("click", (event) => pick(event.target));
  view.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    pick(event.target);
  });
}
