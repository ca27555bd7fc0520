import {
  type FigureLayoutName,
  type FigureSettings,
  MOST_CURVES,
  MOST_ROWS,
} from "../../figure/settings.ts";
import { readTimes } from "../../figure/times.ts";
import type { Model } from "../../model/model.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { createNameSelect } from "../name-select.ts";
import { choice, row, toggle, words } from "./figure-controls.ts";
import { nameChips } from "./name-chips.ts";
import { type FigureSizing, sizeRows } from "./size-rows.ts";

/** A request in which every control of the dialog has its value. */
export type FigureDraft = Omit<FigureSettings, "fields" | "times" | "curves"> & {
  readonly fields: string[];
  readonly times: (string | number)[];
  readonly curves: string[];
  /** What runs are compared by; null: the page's look. */
  readonly runField: string | null;
};

export interface FigureFormOptions {
  readonly model: Model;
  /** Runs to choose from: those of Compare, or the same without treatment. */
  readonly runs: readonly ("compare" | "control")[];
  /** Times that a layout begins with. */
  readonly usualTimes: (layout: FigureLayoutName) => readonly string[];
  readonly onChange: (draft: FigureDraft) => void;
  /** What was typed is no such thing; null: it is. */
  readonly onProblem: (text: string | null) => void;
}

export interface FigureForm {
  readonly element: HTMLElement;
  show(draft: FigureDraft): void;
}

const LAYOUTS: Readonly<Record<FigureLayoutName, string>> = {
  view: t`The present view`,
  fields: t`Fields × times`,
  runs: t`Runs × times`,
};

/** Beside other runs the view is that of this run, and its name says so. */
function layoutsOf(runs: FigureFormOptions["runs"]): typeof LAYOUTS {
  return runs.includes("compare")
    ? { ...LAYOUTS, view: t`The present view, this run alone` }
    : LAYOUTS;
}

const RUNS = {
  compare: t`This run and those of Compare`,
  control: t`Treated and control`,
} as const;

/** What a figure shows and how large it is: controls that change a request. */
export function createFigureForm({
  model,
  runs,
  usualTimes,
  onChange,
  onProblem,
}: FigureFormOptions): FigureForm {
  const root = element("div", { class: "figure-form" });
  let draft: FigureDraft;
  const change = (changes: Partial<FigureDraft>, isRedrawn = false): void => {
    draft = { ...draft, ...changes };
    if (isRedrawn) draw();
    onChange(draft);
  };
  const resize = (sizing: FigureSizing): void => {
    // A height that was taken away is to go.
    const { height: _, ...rest } = draft;
    draft = { ...rest, ...sizing };
    draw();
    onChange(draft);
  };
  const draw = (): void => {
    const focused = (document.activeElement as HTMLElement | null)?.dataset["focus"];
    root.replaceChildren(
      row(
        t`Layout`,
        choice(t`Layout`, layoutsOf(runs), draft.layout, (layout) =>
          change({ layout, letters: layout !== "view", times: timesFor(layout) }, true),
        ),
      ),
      ...(draft.layout === "runs" && runs.length > 1
        ? [
            row(
              t`Runs`,
              choice(t`Runs`, RUNS, runsOf(draft), (wish) => change({ runs: wish }), runs),
            ),
          ]
        : []),
      ...(draft.layout === "fields" ? [row(t`Fields`, fieldChips())] : []),
      ...(draft.layout === "runs" ? [row(t`Field`, oneField())] : []),
      row(t`Times`, timesBox()),
      row(t`Curves`, curveChips()),
      ...sizeRows(() => draft, resize, onProblem),
      row(
        t`Text`,
        words(t`Title`, draft.title, t`Title`, (title) => change({ title })),
      ),
      row(
        "",
        words(t`Caption`, draft.caption, t`Caption below`, (caption) => change({ caption })),
      ),
      element(
        "div",
        { class: "figure-switches" },
        toggle(t`Letters`, draft.letters, (letters) => change({ letters })),
        toggle(t`Scale bar`, draft.scaleBar, (scaleBar) => change({ scaleBar })),
        toggle(t`Times`, draft.timeLabels, (timeLabels) => change({ timeLabels })),
        toggle(t`Colors`, draft.colorBars, (colorBars) => change({ colorBars })),
        toggle(t`Only what the page shows`, draft.region === "view", (on) =>
          change({ region: on ? "view" : "whole" }),
        ),
      ),
    );
    if (focused !== undefined) {
      root.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    }
  };

  /** Who has chosen times keeps them. */
  const timesFor = (layout: FigureLayoutName): FigureDraft["times"] => {
    const { times } = draft;
    const isUsual = String(times) === String(usualTimes(draft.layout));
    return isUsual ? [...usualTimes(layout)] : times;
  };

  const oneField = (): HTMLElement =>
    createNameSelect(model, {
      label: t`Field`,
      focus: "figure-field",
      present: draft.runField ?? "",
      first: t`As on the page`,
      onChoose: (name) => change({ runField: name === "" ? null : name }),
    });

  const fieldChips = (): HTMLElement =>
    nameChips({
      model,
      names: draft.fields,
      add: t`Add a field`,
      least: 1,
      most: MOST_ROWS,
      onChange: (fields) => change({ fields: [...fields] }, true),
    });
  const curveChips = (): HTMLElement =>
    nameChips({
      model,
      names: draft.curves,
      add: t`Add a curve`,
      least: 0,
      most: MOST_CURVES,
      onChange: (curves) => change({ curves: [...curves] }, true),
    });

  const timesBox = (): HTMLElement => {
    const box = element("input", {
      class: "text-box",
      attributes: {
        type: "text",
        value: draft.times.join(", "),
        "aria-label": t`Times`,
        "data-focus": "figure-times",
        "data-tip": t`Such as "0 h, 5 d", or first, moment, now, last`,
      },
      on: {
        change: () => {
          try {
            const times = [...readTimes(box.value)];
            onProblem(null);
            change({ times });
          } catch (error) {
            onProblem(error instanceof Error ? error.message : String(error));
          }
        },
      },
    });
    return box;
  };

  return {
    element: root,
    show: (next) => {
      draft = next;
      draw();
    },
  };

  function runsOf({ runs: wish }: FigureDraft): "compare" | "control" {
    return wish === "control" || wish === "compare" ? wish : (runs[0] ?? "control");
  }
}
