import type { Path, TextChange } from "../../edit/change-text.ts";
import type { Mistake } from "../../model/error.ts";
import { element } from "../element.ts";

/** A value of the text as a row of a form. */
export interface PartRow {
  readonly label: string;
  readonly path: Path;
  readonly value: unknown;
  /** Default: a formula, number or text as it is written. */
  readonly choices?: readonly string[];
  readonly isFormula?: boolean;
  readonly hint?: string;
}

/** "model.processes[2].rate", as mistakes name it. */
export function placeOfPath(path: Path): string {
  return path.reduce<string>(
    (place, key) =>
      typeof key === "number" ? `${place}[${key}]` : place === "" ? key : `${place}.${key}`,
    "",
  );
}

/** A row of a form: what is entered becomes a change of the text on Enter or when it is left. */
export function createPartRow(row: PartRow, send: (change: TextChange) => void): HTMLElement {
  const { label, path, value, choices, isFormula = false, hint } = row;
  const shown =
    value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const place = placeOfPath(path);
  const control =
    choices === undefined
      ? element("input", {
          class: isFormula ? "is-formula" : "",
          attributes: { type: "text", value: shown, placeholder: hint, spellcheck: "false" },
        })
      : element(
          "select",
          {},
          ...(choices.includes(shown) ? choices : [shown, ...choices]).map((choice) =>
            element(
              "option",
              { attributes: { value: choice, selected: choice === shown } },
              choice,
            ),
          ),
        );
  control.dataset["place"] = place;
  control.addEventListener("change", () => {
    const entered = control.value.trim();
    if (entered === shown) return;
    send(
      entered === ""
        ? { kind: "remove", path }
        : { kind: "set", path, value: valueOfEntry(entered, value) },
    );
  });
  const error = element("span", { class: "part-error", attributes: { hidden: true } });
  return element("label", { class: "part-row" }, element("span", {}, label), control, error);
}

/** A number where one is entered, JSON where one was, else text. */
function valueOfEntry(entered: string, before: unknown): unknown {
  if (/^[[{]/.test(entered) || typeof before === "object") {
    try {
      return JSON.parse(entered) as unknown;
    } catch {
      // What is no JSON is told as what it is read as: text at this place.
      return entered;
    }
  }
  const number = Number(entered);
  return Number.isFinite(number) ? number : entered;
}

/** Shows every mistake at the row that it is about; what no row is about stands in the list below. */
export function showRowMistakes(root: HTMLElement, mistakes: readonly Mistake[]): void {
  for (const control of root.querySelectorAll<HTMLElement>("[data-place]")) {
    const place = control.dataset["place"] ?? "";
    const own = mistakes.filter((one) => one.place === place || one.place.startsWith(`${place}.`));
    control.setAttribute("aria-invalid", String(own.length > 0));
    const error = control.parentElement?.querySelector<HTMLElement>(".part-error");
    if (error == null) continue;
    error.hidden = own.length === 0;
    error.textContent = own.map(({ problem }) => problem).join("\n");
    if (own.length > 0) control.closest("details")?.setAttribute("open", "");
  }
}
