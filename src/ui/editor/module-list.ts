import {
  dependentsOf,
  withModule,
  withModuleAsOwn,
  withoutModule,
} from "../../edit/module-edits.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { problemOf } from "../messages.ts";
import { openDialog } from "../open-dialog.ts";
import type { PartsHost } from "./parts-view.ts";

export interface ModuleList {
  readonly element: HTMLElement;
  show(chosen: readonly string[]): void;
}

/** The modules of a preset: one is put in, taken out, or made the preset's own, after what that means is said. */
export function createModuleList(host: PartsHost, text: () => string): ModuleList {
  const list = element("div", {});
  const note = element("p", { class: "part-note", attributes: { role: "status" } });
  const root = element("div", {}, list, note);

  const attempt = (work: () => Promise<void>): void => {
    note.textContent = "";
    work().catch((error: unknown) => {
      note.textContent = problemOf(error);
    });
  };

  const takeOut = async (name: string): Promise<void> => {
    const [module, base] = [await host.moduleOf(name), host.base()];
    const next = withoutModule(text(), name);
    const library = base?.family.library ?? [];
    const chosen = base?.family.file.modules ?? [];
    const others = library.filter((one) => chosen.includes(one.name) && one.name !== name);
    const own = { ...base?.family.file.model, label: t`This model` };
    const dependents = module === undefined ? [] : dependentsOf(module, [...others, own]);
    const found = await host.check(next);
    const broken = "mistakes" in found ? found.mistakes : [];
    const contents = [
      element(
        "p",
        {},
        dependents.length === 0
          ? t`Nothing else in this model names what it brings.`
          : t`What it brings is worth 0 for: ${dependents.map(({ label, names }) => `${label} (${names.join(", ")})`).join("; ")}.`,
      ),
      ...(broken.length === 0
        ? []
        : [
            element("p", {}, t`These will no longer fit, and can be mended or dropped then:`),
            element(
              "ul",
              {},
              ...broken
                .slice(0, 8)
                .map(({ place, problem }) => element("li", {}, `${place}: ${problem}`)),
            ),
          ]),
    ];
    const answer = await openDialog(t`Take out “${module?.label ?? name}”?`, contents, [
      { label: t`Take it out`, isMain: true },
      { label: t`Cancel` },
    ]);
    if (answer === 0) host.change(next);
  };

  const makeOwn = async (name: string): Promise<void> => {
    const module = await host.moduleOf(name);
    if (module === undefined) throw new Error(t`There is no module "${name}".`);
    host.change(withModuleAsOwn(text(), module));
  };

  const row = (name: string): HTMLElement => {
    const module = host.base()?.family.library.find((one) => one.name === name);
    return element(
      "details",
      {},
      element("summary", {}, module?.label ?? name, element("small", {}, `  ${name}`)),
      element("p", { class: "part-note" }, module?.note ?? ""),
      element(
        "div",
        { class: "part-actions" },
        press(t`Take it out`, () => attempt(() => takeOut(name))),
        press(t`Copy its terms here, to change them`, () => attempt(() => makeOwn(name))),
      ),
    );
  };

  return {
    element: root,
    show: (chosen) => {
      const library = host.base()?.family.library ?? [];
      const free = library.filter(
        ({ name, implied }) => implied !== true && !chosen.includes(name),
      );
      const add = element(
        "select",
        { attributes: { "aria-label": t`Put a module in` } },
        element("option", { attributes: { value: "" } }, t`Put a module in…`),
        ...free.map(({ name, label }) =>
          element(
            "option",
            { attributes: { value: name } },
            label === name ? name : `${label} (${name})`,
          ),
        ),
      );
      add.addEventListener("change", () => {
        if (add.value !== "") host.change(withModule(text(), add.value));
      });
      list.replaceChildren(...chosen.map(row), element("div", { class: "part-actions" }, add));
    },
  };
}

function press(label: string, run: () => void): HTMLElement {
  return element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: run } },
    label,
  );
}
