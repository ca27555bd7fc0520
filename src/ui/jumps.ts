import { computed, effect } from "@preact/signals-core";
import { formatClock } from "../numbers/format-time.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { PageSignals } from "./page-signals.ts";
import { readTime } from "./read-time.ts";
import type { TimeActions, TimeMark } from "./time-place.ts";
import { timeTicks } from "./time-scale.ts";

/** Ways to a time: a box for it, the first dose, the telling moment; while one is gone, how far, and cancel. */
export function createJumps(
  { horizon, place }: PageSignals,
  actions: TimeActions,
): readonly HTMLElement[] {
  const unit = computed(() => unitOf(horizon.value));
  const box = element("input", {
    class: "value-box jump-box",
    attributes: {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      "data-tip": t`Go to a time: 30 d, 12 h`,
    },
  });
  const tell = (problem: string): void => {
    if (problem === "") box.removeAttribute("aria-invalid");
    else box.setAttribute("aria-invalid", "true");
    box.setCustomValidity(problem);
    if (problem !== "") box.reportValidity();
  };
  box.addEventListener("input", () => tell(""));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      tell("");
      box.blur();
    }
    if (event.key !== "Enter" || box.value.trim() === "") return;
    event.preventDefault();
    const read = readTime(box.value, unit.value);
    if ("problem" in read) return tell(read.problem);
    if (read.time > horizon.peek()) {
      return tell(t`The timeline ends at ${formatClock(horizon.peek())}`);
    }
    tell("");
    box.value = "";
    box.blur();
    actions.jumpTo(read.time);
  });
  effect(() => {
    const name = { d: t`day`, h: t`hour`, min: t`minute` }[unit.value] ?? unit.value;
    box.placeholder = name;
    box.setAttribute("aria-label", t`Go to ${name}`);
  });
  const dose = jumpButton(t`First dose`, t`The first dose or start of a treatment`, () =>
    goTo(firstOf(place.marks.peek(), "dose")),
  );
  const moment = jumpButton(t`Moment`, t`The telling moment`, () =>
    goTo(firstOf(place.marks.peek(), "moment")),
  );
  const goTo = (mark: TimeMark | undefined): void => {
    if (mark !== undefined) actions.jumpTo(mark.time);
  };
  effect(() => showTarget(dose, firstOf(place.marks.value, "dose")));
  effect(() => showTarget(moment, firstOf(place.marks.value, "moment")));
  const ways = element("div", { class: "jump-ways" }, box, dose, moment);
  const bar = element("progress", { class: "jump-bar", attributes: { max: 1 } });
  const words = element("span", { class: "jump-words" });
  const cancel = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: actions.cancelJump } },
    t`Cancel`,
  );
  const way = element(
    "div",
    { class: "jump-way", attributes: { hidden: true } },
    words,
    bar,
    cancel,
  );
  effect(() => {
    const { value } = place.jump;
    way.hidden = value === null;
    ways.hidden = value !== null;
    if (value === null) return;
    words.textContent = t`to ${formatClock(value.time)}`;
    bar.value = value.share;
    bar.setAttribute("aria-label", t`On the way to ${formatClock(value.time)}`);
  });
  return [ways, way];
}

function firstOf(marks: readonly TimeMark[], kind: TimeMark["kind"]): TimeMark | undefined {
  return marks.find((mark) => mark.kind === kind);
}

function showTarget(button: HTMLElement, mark: TimeMark | undefined): void {
  button.hidden = mark === undefined;
  if (mark === undefined) return;
  button.dataset["tipMore"] = `${formatClock(mark.time)}: ${mark.label}`;
}

function jumpButton(text: string, tip: string, go: () => void): HTMLElement {
  return element(
    "button",
    { class: "text-button", attributes: { type: "button", "data-tip": tip }, on: { click: go } },
    text,
  );
}

/** As the ruler counts. */
function unitOf(end: number): string {
  return timeTicks(end, 8)[0]?.text.split(" ")[1] ?? "min";
}
