import { element } from "./element.ts";

const DELAY = 350;
const MARGIN = 8;
const ID = "tip";

/**
 * One tip for the whole page: shows `data-tip` (and `data-tip-more` under it) of what the pointer
 * rests on or the keyboard focuses. Escape hides it. It is for the eye: what has it has a name of its own, and
 * what stands under the name is that element's description while it is shown.
 */
export function createTip(root: HTMLElement): HTMLElement {
  const attributes = { role: "tooltip", id: ID, hidden: true, "aria-hidden": "true" };
  const tip = element("div", { class: "tip", attributes });
  let timer = 0;
  let described: HTMLElement | null = null;
  const hide = (): void => {
    clearTimeout(timer);
    tip.hidden = true;
    described?.removeAttribute("aria-describedby");
    described = null;
  };
  const show = (target: HTMLElement): void => {
    showBeside(tip, target);
    if (tip.hidden || !target.dataset["tipMore"] || target.hasAttribute("aria-describedby")) return;
    target.setAttribute("aria-describedby", ID);
    described = target;
  };
  const schedule = (event: Event): void => {
    hide();
    const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    if (!(target instanceof HTMLElement)) return;
    if (event.type === "focusin" && !target.matches(":focus-visible")) return;
    timer = window.setTimeout(() => show(target), DELAY);
  };
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") schedule(event);
  });
  root.addEventListener("focusin", schedule);
  root.addEventListener("focusout", hide);
  root.addEventListener("pointerdown", hide);
  root.addEventListener("wheel", hide, { passive: true });
  // What it stands beside has moved.
  addEventListener("resize", hide);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  return tip;
}

function showBeside(tip: HTMLElement, target: HTMLElement): void {
  if (!target.isConnected) return;
  const { tip: text = "", tipMore } = target.dataset;
  tip.replaceChildren(element("strong", {}, text));
  if (tipMore) tip.append(...tipMore.split("\n").map((line) => element("p", {}, line)));
  tip.hidden = false;
  const box = target.getBoundingClientRect();
  const left = box.left + box.width / 2 - tip.offsetWidth / 2;
  const above = box.top - tip.offsetHeight - MARGIN;
  const top = above > MARGIN ? above : box.bottom + MARGIN;
  tip.style.left = `${clampInto(left, window.innerWidth - tip.offsetWidth)}px`;
  tip.style.top = `${clampInto(top, window.innerHeight - tip.offsetHeight)}px`;
}

function clampInto(value: number, most: number): number {
  return Math.max(MARGIN, Math.min(value, most - MARGIN));
}
