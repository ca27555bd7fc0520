import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { forgetTour } from "./kept-tour.ts";

interface TourStep {
  readonly title: string;
  readonly text: string;
  /** What it is about: the first of these that is seen. */
  readonly at: readonly string[];
}

const steps: readonly TourStep[] = [
  {
    title: t`The tissue`,
    text: t`A model that is solved while you watch. Drag and zoom it; point at it for the values there. The legend says what the colors are, the row above how to look.`,
    at: [".stage"],
  },
  {
    title: t`Time`,
    text: t`Play and pause with the space key. Drag the timeline to go back; marks are doses, claims and the moment that tells most.`,
    at: [".time-strip"],
  },
  {
    title: t`Story and curves`,
    text: t`What to look for and why it happens. Links in a story with an arrow do what they say, beside the run without it.`,
    at: [".dock-left:not(.is-empty)", ".tabs"],
  },
  {
    title: t`View and parameters`,
    text: t`Colors and windows of the picture, and every number of the model. A change holds from now on; undo takes back whatever you do.`,
    at: [".dock-right:not(.is-empty)", ".tabs"],
  },
  {
    title: t`Compare, and other presets`,
    text: t`Set a run beside the same one without a treatment, and see what it did. The name at the left opens the gallery, which has a path for a first hour.`,
    at: [".compare-button", ".preset-picker"],
  },
];

/** Ends the tour that is under way. */
let endPresent: () => void = () => {};

/** Shows the parts of the page in five steps; Escape, or Skip, ends it at any time, as does another one. */
export function startTour(root: HTMLElement): void {
  endPresent();
  forgetTour();
  const former = document.activeElement;
  const ring = element("div", { class: "tour-ring", attributes: { "aria-hidden": "true" } });
  const title = element("h2", { class: "tour-title", attributes: { id: "tour-title" } });
  const text = element("p", { class: "tour-text", attributes: { id: "tour-text" } });
  const count = element("span", { class: "tour-count" });
  const card = element("div", {
    class: "tour",
    attributes: {
      role: "dialog",
      "aria-labelledby": "tour-title",
      "aria-describedby": "tour-text",
      tabindex: -1,
    },
  });
  let at = 0;
  const close = (): void => {
    endPresent = () => {};
    removeEventListener("resize", show);
    ring.remove();
    card.remove();
    if (former instanceof HTMLElement) former.focus();
  };
  const go = (by: number): void => {
    at += by;
    if (at < steps.length) show();
    else close();
  };
  const back = button(t`Back`, "text-button", () => go(-1));
  const next = button(t`Next`, "solid-button", () => go(1));
  const show = (): void => {
    const step = steps[at] as TourStep;
    title.textContent = step.title;
    text.textContent = step.text;
    count.textContent = t`${at + 1} of ${steps.length}`;
    back.hidden = at === 0;
    next.textContent = at === steps.length - 1 ? t`Done` : t`Next`;
    place(card, ring, seenOf(root, step.at));
    card.focus();
  };
  card.append(
    title,
    text,
    element(
      "footer",
      {},
      count,
      element("span", { class: "grow" }),
      button(t`Skip`, "text-button", close),
      back,
      next,
    ),
  );
  card.addEventListener("keydown", (event) => {
    // Single keys of the page mean nothing here.
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "ArrowRight") go(1);
    if (event.key === "ArrowLeft" && at > 0) go(-1);
  });
  endPresent = close;
  addEventListener("resize", show);
  root.append(ring, card);
  show();
}

function button(label: string, kind: string, onPress: () => void): HTMLButtonElement {
  return element(
    "button",
    { class: kind, attributes: { type: "button" }, on: { click: onPress } },
    label,
  );
}

function seenOf(root: HTMLElement, selectors: readonly string[]): DOMRect {
  for (const selector of selectors) {
    const found = root.querySelector<HTMLElement>(selector);
    const box = found?.getBoundingClientRect();
    if (box !== undefined && box.width > 0 && box.height > 0) return box;
  }
  return root.getBoundingClientRect();
}

const MARGIN = 12;

/** Beside what it is about where there is room, else over a corner of it. */
function place(card: HTMLElement, ring: HTMLElement, about: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = card;
  const fits: readonly (readonly [boolean, number, number])[] = [
    [about.right + MARGIN + width < innerWidth, about.right + MARGIN, about.top],
    [about.left - MARGIN - width > 0, about.left - MARGIN - width, about.top],
    [about.top - MARGIN - height > 0, about.left, about.top - MARGIN - height],
    [true, about.left, about.bottom + MARGIN],
  ];
  const [, left, top] = fits.find(([isFree]) => isFree) as (typeof fits)[number];
  card.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  card.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
  ring.style.left = `${about.left}px`;
  ring.style.top = `${about.top}px`;
  ring.style.width = `${about.width}px`;
  ring.style.height = `${about.height}px`;
}
