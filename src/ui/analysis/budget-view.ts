import type { Budget } from "../../analysis/budget.ts";
import type { RateScale } from "../../analysis/rate-scale.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { formatQuantity, formatUnit } from "../../numbers/format-unit.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton, setPressed } from "../icon-button.ts";
import { watchTheme } from "../theme.ts";
import { OTHERS } from "./budget-colors.ts";
import { drawBudget } from "./draw-budget.ts";

export type PlaceKind = "total" | "point" | "region";

/** What a person chose to draw up. */
export interface BudgetChoice {
  readonly field: string;
  readonly place: PlaceKind;
  /** The text of the place: "x, y" in um, or a formula. */
  readonly text: string;
  readonly pinned: boolean;
}

export interface BudgetShown {
  readonly choice: BudgetChoice;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly group: string;
  }[];
  readonly budgets: readonly Budget[];
  readonly present: Budget | null;
  readonly colors: ReadonlyMap<string, string>;
  readonly scale: RateScale;
  readonly end: number;
  /** Why there is no budget; empty: there is one. */
  readonly problem: string;
}

export interface BudgetActions {
  readonly choose: (change: Partial<BudgetChoice>) => void;
  readonly downloadTable: () => void;
  readonly savePicture: (picture: Blob) => void;
}

export interface BudgetView {
  readonly element: HTMLElement;
  /** The choice of field and place. */
  readonly head: readonly HTMLElement[];
  readonly tools: readonly HTMLElement[];
  show(shown: BudgetShown): void;
}

const places: readonly (readonly [PlaceKind, string])[] = [
  ["total", t`In total`],
  ["point", t`At the pointer`],
  ["region", t`Where`],
];

/** A field's budget: what makes and takes it now as a list of bars, and over time. */
export function createBudgetView(actions: BudgetActions): BudgetView {
  let shown: BudgetShown | null = null;
  const field = element("select", {
    class: "budget-field",
    attributes: { "aria-label": t`Field` },
  });
  field.addEventListener("change", () => actions.choose({ field: field.value }));
  const place = element("select", {
    class: "budget-place",
    attributes: { "aria-label": t`Where` },
  });
  place.append(...places.map(([value, label]) => new Option(label, value)));
  place.addEventListener("change", () => actions.choose({ place: place.value as PlaceKind }));
  const text = element("input", {
    class: "budget-text",
    attributes: { type: "text", spellcheck: "false", autocomplete: "off" },
  });
  text.addEventListener("change", () => actions.choose({ text: text.value, pinned: true }));
  const pin = iconButton({
    icon: "lock",
    label: t`Stay at this place`,
    class: "quiet",
    pressed: false,
    onPress: () => actions.choose({ pinned: !(shown?.choice.pinned ?? false) }),
  });
  const list = element("ol", {
    class: "budget-list",
    attributes: { tabindex: 0, "aria-label": t`Terms` },
  });
  const sum = element("p", { class: "budget-sum" });
  const problem = element("p", { class: "row-message is-error", attributes: { role: "alert" } });
  const canvas = element("canvas", {
    class: "budget-chart",
    attributes: { role: "img", "aria-label": t`Budget over time` },
  });
  const holder = element("div", { class: "budget-holder" }, canvas);
  const head = element("div", { class: "budget-head" }, field, place, text, pin, problem);
  const root = element(
    "div",
    { class: "budget" },
    element("div", { class: "budget-now" }, sum, list),
    holder,
    element("span", { class: "budget-ink", attributes: { "aria-hidden": "true" } }),
  );
  const draw = (): void => {
    if (shown === null || holder.clientWidth === 0) return;
    const { clientWidth: width, clientHeight: height } = holder;
    paint(canvas, shown, root, { width, height, ratio: devicePixelRatio });
  };
  new ResizeObserver(draw).observe(holder);
  watchTheme(draw);
  const table = iconButton({
    icon: "save",
    label: t`Save the budget as a table (CSV)`,
    class: "quiet",
    onPress: actions.downloadTable,
  });
  const picture = iconButton({
    icon: "camera",
    label: t`Save the budget as a picture`,
    class: "quiet",
    onPress: () => {
      if (shown === null) return;
      const copy = document.createElement("canvas");
      paint(copy, shown, root, { width: 960, height: 540, ratio: 2, titled: true });
      copy.toBlob((blob) => blob && actions.savePicture(blob));
    },
  });
  return {
    element: root,
    head: [head],
    tools: [table, picture],
    show: (next) => {
      const fields = shown?.fields;
      shown = next;
      const { choice } = next;
      if (fields !== next.fields) field.replaceChildren(...groupsOf(next.fields));
      field.value = choice.field;
      place.value = choice.place;
      text.hidden = choice.place === "total";
      pin.hidden = choice.place !== "point";
      setPressed(pin, choice.pinned);
      text.setAttribute(
        "aria-label",
        choice.place === "point" ? t`Place, x and y in µm` : t`Region, a formula`,
      );
      text.placeholder = choice.place === "region" ? "oxygen < 5" : "x, y";
      if (document.activeElement !== text) text.value = choice.text;
      problem.textContent = next.problem;
      problem.hidden = next.problem === "";
      showList(list, sum, next);
      draw();
    },
  };
}

function groupsOf(fields: BudgetShown["fields"]): readonly HTMLElement[] {
  const names = [...new Set(fields.map(({ group }) => group))];
  return names.map((name) => {
    const options = fields
      .filter(({ group }) => group === name)
      .map((one) => new Option(one.label, one.name));
    return element("optgroup", { attributes: { label: name } }, ...options);
  });
}

function showList(list: HTMLElement, sum: HTMLElement, shown: BudgetShown): void {
  const { present, scale, colors } = shown;
  if (present === null) {
    list.replaceChildren();
    sum.textContent = "";
    return;
  }
  const largest = Math.max(...present.entries.map(({ rate }) => Math.abs(rate)), 1e-300);
  // What is left of sums that cancel is no rate.
  const tell = (rate: number): string =>
    formatNumber(Math.abs(rate) < 1e-9 * largest ? 0 : rate * scale.factor);
  const { made, taken, net, value, unit, time } = present;
  sum.replaceChildren(
    element("b", {}, formatQuantity(value, unit)),
    t` at ${formatClock(time)}: made `,
    element("b", {}, tell(made)),
    t`, taken `,
    element("b", {}, tell(-taken)),
    t`, net `,
    element("b", {}, `${tell(net)} ${formatUnit(scale.unit)}`),
  );
  const sorted = [...present.entries].sort((a, b) => b.rate - a.rate);
  list.replaceChildren(
    ...sorted.map(({ term, rate }) => {
      const bar = element("span", { class: rate < 0 ? "budget-bar is-taking" : "budget-bar" });
      bar.style.setProperty("--share", String(Math.abs(rate) / largest));
      bar.style.setProperty("--color", colors.get(term.id) ?? OTHERS);
      return element(
        "li",
        { class: rate === 0 ? "is-idle" : "", attributes: { "data-term": term.id } },
        element("span", { class: "budget-name", attributes: { title: term.label } }, term.label),
        element("span", { class: "budget-track" }, bar),
        element("span", { class: "budget-rate" }, tell(rate)),
      );
    }),
  );
}

interface Paper {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly titled?: boolean;
}

/** Draws the bars; `titled`: with ground, title and legend, to stand alone. */
function paint(
  canvas: HTMLCanvasElement,
  shown: BudgetShown,
  root: HTMLElement,
  { width, height, ratio, titled = false }: Paper,
): void {
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext("2d");
  if (ctx === null) return;
  // As the style sheet has them for the present theme.
  const style = getComputedStyle(root.querySelector(".budget-ink") ?? root);
  const ink = { text: style.color, line: style.outlineColor, strong: style.textDecorationColor };
  const font = style.fontFamily;
  const { budgets, colors, scale, end, present } = shown;
  const drawing = { budgets, colors, scale, end, now: present?.time ?? 0, ink, font };
  ctx.scale(ratio, ratio);
  if (!titled) {
    drawBudget(ctx, { ...drawing, width, height });
    return;
  }
  const legend = 250;
  ctx.translate(12, 36);
  drawBudget(ctx, { ...drawing, width: width - legend - 24, height: height - 48 });
  ctx.translate(-12, -36);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink.strong;
  ctx.font = `600 15px ${font}`;
  const label = shown.fields.find(({ name }) => name === shown.choice.field)?.label ?? "";
  ctx.fillText(t`What makes and takes ${label}, ${placeWords(shown.choice)}`, 16, 20);
  ctx.font = `12px ${font}`;
  const terms = present?.entries.map(({ term }) => term) ?? [];
  const rows = terms.filter(({ id }) => colors.has(id));
  for (const [index, term] of rows.entries()) {
    const top = 48 + 22 * index;
    ctx.fillStyle = colors.get(term.id) ?? OTHERS;
    ctx.fillRect(width - legend, top - 6, 12, 12);
    ctx.fillStyle = ink.strong;
    ctx.fillText(term.label, width - legend + 20, top, legend - 28);
  }
  ctx.globalCompositeOperation = "destination-over";
  ctx.fillStyle = style.backgroundColor;
  ctx.fillRect(0, 0, width, height);
}

function placeWords({ place, text }: BudgetChoice): string {
  if (place === "total") return t`in total`;
  return place === "point" ? t`at ${text} µm` : t`where ${text}`;
}
