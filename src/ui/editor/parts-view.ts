import { changeText, type TextChange } from "../../edit/change-text.ts";
import type { CheckedText } from "../../edit/check-text.ts";
import { processKinds } from "../../edit/process-kinds.ts";
import type { LabBase } from "../../lab/base.ts";
import type { ModuleDescription } from "../../model/description.ts";
import type { Mistake } from "../../model/error.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { createModuleList } from "./module-list.ts";
import { createAdders, fieldKinds } from "./part-adders.ts";
import { button, listOf, readText, type Table, tableOf } from "./part-controls.ts";
import { createPartRow, type PartRow, showRowMistakes } from "./part-rows.ts";
import { axisParts, observableParts, type Part } from "./part-sections.ts";

export interface PartsHost {
  readonly change: (text: string) => void;
  /** Of the model as it was understood last. */
  readonly base: () => LabBase | null;
  readonly check: (text: string) => Promise<CheckedText>;
  /** The whole of a module. */
  readonly moduleOf: (name: string) => Promise<ModuleDescription | undefined>;
}

export interface PartsView {
  readonly element: HTMLElement;
  /** Shows the parts of a text; one that is no JSON is told. */
  show(text: string, mistakes: readonly Mistake[]): void;
  showMistakes(mistakes: readonly Mistake[]): void;
}

/** A preset's parts as small forms, each of which changes the text. */
export function createPartsView(host: PartsHost): PartsView {
  const root = element("div", { class: "parts", attributes: { tabindex: -1 } });
  let text = "";
  /** What the forms show; a change that they make themselves comes back as this text. */
  let shown: string | null = null;
  /** Which of the parts are open, by what they are called. */
  const open = new Set<string>();

  const sendAll = (changes: readonly TextChange[]): void => host.change(changeText(text, changes));
  const send = (change: TextChange): void => sendAll([change]);
  const modules = createModuleList(host, () => text);

  const part = (
    title: string,
    about: string,
    rows: readonly PartRow[],
    remove?: TextChange,
  ): HTMLElement => {
    const box = element(
      "details",
      { attributes: { open: open.has(title) } },
      element("summary", {}, title, element("small", {}, about === "" ? "" : `  ${about}`)),
      ...rows.map((row) => createPartRow(row, send)),
      remove === undefined ? null : button(t`Remove ${title}`, () => send(remove)),
    );
    box.addEventListener("toggle", () => void (box.open ? open.add(title) : open.delete(title)));
    return box;
  };

  const fields = (own: Table): readonly HTMLElement[] =>
    Object.entries(own).map(([name, value]) => {
      const entry = tableOf(value);
      const at = (key: string) => ["model", "fields", name, key];
      const moves = entry["kind"] === "substrate" || entry["kind"] === "population";
      return part(
        name,
        String(entry["kind"] ?? ""),
        [
          { label: t`Kind`, path: at("kind"), value: entry["kind"], choices: fieldKinds },
          { label: t`Label`, path: at("label"), value: entry["label"], hint: name },
          { label: t`Unit`, path: at("unit"), value: entry["unit"], hint: "1, mM, mmHg, ng/mL" },
          ...(moves
            ? [
                {
                  label: t`Diffusion`,
                  path: at("diffusion"),
                  value: entry["diffusion"],
                  isFormula: true,
                  hint: "um^2/min",
                },
              ]
            : []),
          {
            label: t`Start`,
            path: at("initial"),
            value: entry["initial"],
            isFormula: true,
            hint: "0",
          },
          ...(moves
            ? [
                {
                  label: t`Boundary`,
                  path: at("boundary"),
                  value: entry["boundary"],
                  isFormula: true,
                  hint: 'no-flux, periodic, {"value": 1}',
                },
              ]
            : []),
        ],
        { kind: "remove", path: ["model", "fields", name] },
      );
    });

  const processes = (own: readonly unknown[]): readonly HTMLElement[] =>
    own.map((value, index) => {
      const entry = tableOf(value);
      const at = (key: string) => ["model", "processes", index, key];
      const kind = processKinds.find(({ type }) => type === entry["type"]);
      const names = kind?.names ?? ["field"];
      const on = names.map((key) => String(entry[key] ?? "?")).join(" → ");
      return part(
        `${String(entry["label"] ?? entry["type"] ?? "process")} (${index + 1})`,
        `${String(entry["type"] ?? "")}, ${on}`,
        [
          ...names.map((key) => ({
            label: key,
            path: at(key),
            value: entry[key],
            choices: fieldNames(),
          })),
          ...(kind?.formulas ?? []).map(([key, what]) => ({
            label: key,
            path: at(key),
            value: entry[key],
            isFormula: true,
            hint: what,
          })),
          { label: t`label`, path: at("label"), value: entry["label"] },
        ],
        { kind: "remove", path: ["model", "processes", index] },
      );
    });

  const parameters = (own: Table, overrides: Table): readonly HTMLElement[] => [
    ...Object.entries(own).map(([name, value]) => {
      const entry = tableOf(value);
      const at = (key: string) => ["model", "parameters", name, key];
      const rows = (["value", "unit", "min", "max", "label"] as const).map((key) => ({
        label: key,
        path: at(key),
        value: entry[key],
      }));
      const about = `${String(entry["value"] ?? "")} ${String(entry["unit"] ?? "")}`;
      return part(name, about, rows, { kind: "remove", path: ["model", "parameters", name] });
    }),
    ...Object.entries(overrides).map(([name, value]) =>
      part(name, t`value for a module`, [{ label: t`value`, path: ["parameters", name], value }], {
        kind: "remove",
        path: ["parameters", name],
      }),
    ),
  ];

  const start = (entries: readonly unknown[]): readonly HTMLElement[] =>
    entries.map((value, index) => {
      const entry = tableOf(value);
      const rows = Object.entries(entry)
        .filter(([, inside]) => typeof inside !== "string" || inside.length < 500)
        .map(([key, inside]) => ({
          label: key,
          path: ["initial", index, key],
          value: inside,
          isFormula: key === "expression",
        }));
      const title = `${String(entry["field"] ?? "?")}, ${String(entry["shape"] ?? "formula")} (${index + 1})`;
      return part(title, "", rows, { kind: "remove", path: ["initial", index] });
    });

  const parts = (all: readonly Part[]): readonly HTMLElement[] =>
    all.map(({ title, about, rows, remove }) => part(title, about, rows, remove));

  const observableNames = (own: Table): readonly string[] => {
    const named = host.base()?.context.model.observables.map(({ name }) => name) ?? [];
    return [...new Set([...Object.keys(own), ...named])];
  };

  const fieldNames = (): readonly string[] => {
    const model = host.base()?.context.model;
    const own = Object.keys(tableOf(tableOf(tableOf(readText(text))["model"])["fields"]));
    const named = [...(model?.fields ?? []), ...(model?.compartments ?? [])].map(
      ({ name }) => name,
    );
    return [...new Set([...own, ...named])];
  };

  const draw = (mistakes: readonly Mistake[]): void => {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["place"];
    const json = readText(text);
    const file = tableOf(json);
    shown = text;
    if (json === undefined) {
      root.replaceChildren(
        element("p", { class: "part-note" }, t`The text is no JSON at the moment; mend it first.`),
      );
      return;
    }
    const model = tableOf(file["model"]);
    const observables = tableOf(model["observables"]);
    const openPart = (title: string): void => void open.add(title);
    const section = (title: string, parts: readonly HTMLElement[]): readonly HTMLElement[] =>
      parts.length === 0 ? [] : [element("h3", {}, title), ...parts];
    root.replaceChildren(
      createAdders(model, fieldNames(), host.base()?.context.model, openPart, sendAll),
      ...section(t`Terms of this model`, processes(listOf(model["processes"]))),
      ...section(t`Fields of this model`, fields(tableOf(model["fields"]))),
      ...section(
        t`Parameters`,
        parameters(tableOf(model["parameters"]), tableOf(file["parameters"])),
      ),
      ...section(t`Observables`, parts(observableParts(observables))),
      ...section(
        t`Axes of polarization`,
        parts(
          axisParts(tableOf(model["axes"]), {
            fields: fieldNames(),
            observables: observableNames(observables),
          }),
        ),
      ),
      ...section(t`Start`, start(listOf(file["initial"]))),
      ...section(t`Modules`, [modules.element]),
    );
    modules.show(listOf(file["modules"]).map(String));
    showRowMistakes(root, mistakes);
    if (focused === undefined) return;
    const again = root.querySelector<HTMLElement>(`[data-place="${CSS.escape(focused)}"]`);
    again?.focus({ preventScroll: true });
  };

  return {
    element: root,
    show: (next, mistakes) => {
      text = next;
      if (!root.hidden && text !== shown) draw(mistakes);
    },
    showMistakes: (mistakes) => showRowMistakes(root, mistakes),
  };
}
