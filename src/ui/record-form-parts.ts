import { durationText } from "../lab/treatments/times.ts";
import type { FilmFile } from "../record/script/film-schema.ts";
import { type Child, element } from "./element.ts";
import { readTime } from "./read-time.ts";

/** What a form of a film writes into: `change` puts keys in, and undefined takes them out. */
export interface FilmDraft {
  readonly file: () => FilmFile;
  readonly change: (
    patch: { readonly [Key in keyof FilmFile]?: FilmFile[Key] | undefined },
  ) => void;
}

/** A part of the form; `show` brings it to what the film is. */
export interface FormPart {
  readonly element: HTMLElement;
  readonly show: (file: FilmFile) => void;
}

export function row(label: string, ...controls: readonly Child[]): HTMLElement {
  return element(
    "label",
    { class: "film-row" },
    element("span", { class: "film-label" }, label),
    ...controls,
  );
}

/** A row whose controls are several: no click on its name goes to one of them. */
export function group(label: string, ...controls: readonly Child[]): HTMLElement {
  return element(
    "div",
    { class: "film-row", attributes: { role: "group", "aria-label": label } },
    element("span", { class: "film-label" }, label),
    element("span", { class: "film-controls" }, ...controls),
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export function select(
  name: string,
  label: string,
  choices: readonly Choice[],
  onChoose: (value: string) => void,
): HTMLSelectElement {
  const made = element("select", { attributes: { name, "aria-label": label } });
  made.append(...choices.map(({ value, text }) => new Option(text, value)));
  made.addEventListener("change", () => onChoose(made.value));
  return made;
}

/** Brings a select to a value, which becomes a choice of its own where it is none of those that there are. */
export function showChoice(box: HTMLSelectElement, value: string, text: string): void {
  box.querySelector("[data-own]")?.remove();
  if (![...box.options].some((one) => one.value === value)) {
    const own = new Option(text, value);
    own.dataset["own"] = "";
    box.prepend(own);
  }
  box.value = value;
}

/** A number; what is none or out of range changes nothing and is said by the box. */
export function number(
  name: string,
  label: string,
  [min, max]: readonly [number, number],
  onChoose: (value: number) => void,
): HTMLInputElement {
  const attributes = { type: "number", name, min, max, step: "any", "aria-label": label };
  const made = element("input", { class: "number-box film-number", attributes });
  made.addEventListener("change", () => {
    const value = made.valueAsNumber;
    if (made.checkValidity() && Number.isFinite(value)) onChoose(value);
    else made.reportValidity();
  });
  return made;
}

/** A line of words. */
export function words(
  name: string,
  label: string,
  onChoose: (text: string) => void,
): HTMLInputElement {
  const attributes = { type: "text", name, "aria-label": label, autocomplete: "off" };
  const made = element("input", { class: "text-box", attributes });
  made.addEventListener("change", () => onChoose(made.value));
  return made;
}

/** A simulated time, as people write it; `problem` is said by the box. */
export function time(
  name: string,
  label: string,
  onChoose: (text: string | undefined) => void,
): HTMLInputElement {
  const made = words(name, label, (text) => {
    made.setCustomValidity("");
    if (text.trim() === "") {
      onChoose(undefined);
      return;
    }
    const read = readTime(text, "d");
    if ("time" in read) onChoose(durationText(read.time));
    else {
      made.setCustomValidity(read.problem);
      made.reportValidity();
    }
  });
  made.addEventListener("input", () => made.setCustomValidity(""));
  made.classList.add("film-time");
  return made;
}

export function check(
  name: string,
  text: string,
  onChoose: (checked: boolean) => void,
): { readonly element: HTMLElement; readonly input: HTMLInputElement } {
  const input = element("input", { attributes: { type: "checkbox", name } });
  input.addEventListener("change", () => onChoose(input.checked));
  return { element: element("label", { class: "check" }, input, text), input };
}

export function textButton(text: string, tip: string, onPress: () => void): HTMLButtonElement {
  return element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "data-tip": tip },
      on: { click: onPress },
    },
    text,
  );
}

/** A part that is folded until somebody wants it. */
export function folded(title: string, ...children: readonly Child[]): HTMLElement {
  return element(
    "details",
    { class: "film-fold" },
    element("summary", {}, title),
    element("div", { class: "film-fold-body" }, ...children),
  );
}

/** "20 s" of a number of seconds, as files have it. */
export function secondsText(seconds: number): string {
  return `${seconds} s`;
}

/** s of film of a text that a film's file has. */
export function secondsOf(text: string | undefined): number | undefined {
  const [, amount, unit] = /^\s*([\d.]+)\s*(s|min)\s*$/.exec(text ?? "") ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === "min" ? 60 : 1);
}
