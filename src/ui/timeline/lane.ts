import type { Treatment } from "../../lab/document.ts";
import { treatmentName } from "../../lab/treatments/treatment-name.ts";
import type { Model } from "../../model/model.ts";
import { parseDuration } from "../../model/units.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { icon } from "../icon.ts";
import { percentOf } from "../time-scale.ts";
import { doseText, formOf, spanText } from "./dose-words.ts";
import { glyph } from "./glyph.ts";
import { type LaneMark, laneMarks } from "./lane-marks.ts";
import type { Selection } from "./treatment-desk.ts";

export interface LaneContext {
  readonly model: Model;
  /** min */
  readonly horizon: number;
  /** CSS px of a minute. */
  readonly scale: number;
}

/** The row of one treatment: its name, and its marks in time. */
export interface Lane {
  readonly id: string;
  readonly element: HTMLElement;
  /** Draws what is new about it; marks stay the same elements, so that one keeps the focus. */
  show(treatment: Treatment, context: LaneContext): void;
  showSelection(selection: Selection | null): void;
  /** Which marks lie before a time, min. */
  showTime(now: number): void;
  /** The element of a mark, or of the nearest there is. */
  markAt(index: number): HTMLElement | undefined;
}

interface DrawnMark {
  readonly element: HTMLElement;
  readonly mark: LaneMark;
}

export function createLane(id: string, toggle: (on: boolean) => void): Lane {
  let drawn: readonly DrawnMark[] = [];
  let shown: readonly unknown[] = [];
  const eye = element("button", {
    class: "lane-eye",
    attributes: { type: "button", tabindex: -1 },
    on: { click: () => toggle(eye.getAttribute("aria-pressed") !== "true") },
  });
  const name = element("span", { class: "lane-text" });
  const stem = element("i", { class: "lane-stem" });
  const track = element("div", { class: "lane-track" }, stem);
  const row = element(
    "div",
    { class: "lane", attributes: { "data-treatment": id } },
    element("div", { class: "lane-name" }, eye, name),
    track,
  );
  const show = ({ on, intervention }: Treatment, context: LaneContext): void => {
    const { model, horizon, scale } = context;
    const now = [on, intervention, model, horizon, scale];
    if (now.every((part, at) => part === shown[at])) return;
    shown = now;
    const label = treatmentName(intervention, model);
    row.classList.toggle("is-off", !on);
    name.textContent = label;
    name.dataset["tip"] = label;
    eye.replaceChildren(icon(on ? "visible" : "hidden"));
    eye.setAttribute("aria-pressed", String(on));
    eye.setAttribute("aria-label", t`${label} is given`);
    eye.dataset["tip"] = on ? t`Switch ${label} off` : t`Switch ${label} on`;
    const marks = laneMarks(intervention, horizon, scale);
    drawn = marks.map((mark, at) => {
      const kept = drawn[at];
      const same = kept !== undefined && kept.mark.shape === mark.shape;
      const made = same ? kept.element : createMark(mark, intervention);
      if (!same) kept?.element.replaceWith(made);
      if (!made.isConnected) track.append(made);
      place(made, mark, horizon);
      describe(made, mark, marks.length, { id, on, intervention }, context);
      return { element: made, mark };
    });
    for (const old of [...track.querySelectorAll(".lane-mark")].slice(marks.length)) old.remove();
    const [first, last] = [drawn[0]?.mark, drawn.at(-1)?.mark];
    const isStrung = first?.shape === "point" && last !== undefined && last !== first;
    stem.hidden = !isStrung;
    if (isStrung) {
      stem.style.left = `${percentOf(first.from, horizon)}%`;
      stem.style.right = `${100 - percentOf(last.from, horizon)}%`;
    }
  };
  return {
    id,
    element: row,
    show,
    showSelection: (selection) => {
      const isOwn = selection?.id === id;
      row.classList.toggle("is-selected", isOwn);
      drawn.forEach(({ element: one }, at) => {
        const isChosen = isOwn && at === Math.min(selection.index, drawn.length - 1);
        one.classList.toggle("is-chosen", isChosen);
      });
    },
    showTime: (now) => {
      for (const { element: one, mark } of drawn) {
        one.classList.toggle("is-past", mark.to < now);
      }
    },
    markAt: (index) => drawn[Math.min(index, drawn.length - 1)]?.element,
  };
}

function createMark({ shape }: LaneMark, intervention: Treatment["intervention"]): HTMLElement {
  const form = formOf(intervention);
  const text = element("em", { class: "mark-text" });
  const isBar = shape !== "point";
  return element(
    "div",
    {
      class: `lane-mark mark-${isBar ? "bar" : "point"} mark-${form} mark-shape-${shape}`,
      attributes: { role: "slider", tabindex: -1 },
    },
    isBar ? element("i", { class: "mark-gone" }) : glyph(form === "procedure" ? form : "dose"),
    text,
    shape === "bar" ? element("i", { class: "mark-edge" }) : null,
  );
}

function place(made: HTMLElement, { from, to, shape }: LaneMark, horizon: number): void {
  const start = percentOf(from, horizon);
  made.classList.toggle("is-beyond", from > horizon);
  made.style.left = `${start}%`;
  made.classList.toggle("is-late", shape === "point" && start > 94);
  if (shape === "point") return;
  const end = percentOf(to, horizon);
  made.style.right = `${100 - end}%`;
  // What has passed of it is hatched by the style sheet, which knows the time.
  made.style.setProperty("--from", start.toFixed(3));
  made.style.setProperty("--to", Math.max(end, start + 0.01).toFixed(3));
  made.classList.toggle("is-open", to > horizon);
}

function describe(
  made: HTMLElement,
  mark: LaneMark,
  count: number,
  { id, on, intervention }: Treatment,
  { model, horizon, scale }: LaneContext,
): void {
  const label = treatmentName(intervention, model);
  const dose = doseText(intervention, model);
  const span = mark.shape === "point" ? "" : spanText(intervention);
  const text = made.querySelector<HTMLElement>(".mark-text");
  if (text !== null) {
    const words = on ? [dose, span].filter((part) => part !== "").join(" ") : "off";
    text.textContent = words;
    text.hidden = !hasRoom(mark, intervention, scale, words, horizon);
    text.style.setProperty("--text", `${Math.round(LETTER * words.length + 18)}px`);
  }
  made.dataset["id"] = id;
  made.dataset["index"] = String(mark.index);
  const which = count > 1 ? t`, ${mark.index + 1} of ${count}` : "";
  made.setAttribute("aria-label", `${label}${which}${on ? "" : t`, off`}`);
  made.setAttribute("aria-valuemin", "0");
  made.setAttribute("aria-valuemax", String(Math.round(horizon)));
  made.setAttribute("aria-valuenow", String(Math.round(mark.from)));
  const until = mark.shape !== "bar" || mark.to > horizon ? "" : t` to ${formatClock(mark.to)}`;
  const value = `${formatClock(mark.from)}${until}`;
  const what = [dose, span].filter((part) => part !== "").join(", ");
  made.setAttribute("aria-valuetext", what === "" ? value : `${value}: ${what}`);
  made.dataset["tip"] = `${label}${which}`;
  made.dataset["tipMore"] = what === "" ? value : `${value}\n${what}`;
}

/** CSS px; a letter of the words at a mark is no wider on average. */
const LETTER = 6.4;

/** Whether the words beside a point end before the next one, and those in a bar with it. */
function hasRoom(
  { shape, from, to }: LaneMark,
  { every }: Treatment["intervention"],
  scale: number,
  words: string,
  horizon: number,
): boolean {
  if (words === "") return false;
  const width = LETTER * words.length + 18;
  if (shape !== "point") return (Math.min(to, horizon) - from) * scale > width;
  if (every === undefined) return true;
  return parseDuration(every, "every") * scale > width + 4;
}
