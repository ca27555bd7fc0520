import {
  completeFigure,
  type FigureFormat,
  type FigureLayoutName,
  type FigureSettings,
} from "../../figure/settings.ts";
import { usualTimes } from "../../figure/times.ts";
import { treatmentsOf } from "../../lab/resolve-document.ts";
import { paintedOf, resolveView } from "../../look/views.ts";
import { createFigureDialog } from "../../ui/figure/figure-dialog.ts";
import type { FigureDraft } from "../../ui/figure/figure-form.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import { settingOf } from "../../ui/view-choice.ts";
import type { Page } from "../page.ts";
import { FigureMaker, type PreparedFigure, readFigureRequest } from "./make-figure.ts";
import { asShown, type PlanSource } from "./plan.ts";
import { paintFigure } from "./render.ts";
import "../../styles/figure.css";
import { t } from "../../texts/text.ts";

/** ms that controls rest before the preview follows. */
const REST = 250;
/** px across the longer side of a preview, at most. */
const PREVIEW = 1100;

/** Opens the dialog of figures on the page, filled in by a request. Resolves when it is open. */
export async function openFigureDesk(page: Page, request: unknown): Promise<void> {
  const { session } = page;
  const lab = page.lab.peek();
  if (session === null || lab === null || document.querySelector("dialog[open]") !== null) return;
  await page.opener.settle();
  const maker = await FigureMaker.open(session, lab);
  const preset = lab.base.peek().preset;
  let draft = draftOf(maker.source, readFigureRequest(asShown(request, maker.source)));
  let work: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Does one thing at a time: what comes ends what is under way. */
  const begin = (todo: (signal: AbortSignal) => Promise<void>): void => {
    work?.abort(new Error("canceled"));
    const own = new AbortController();
    work = own;
    last = last.then(async () => {
      if (own.signal.aborted) return;
      try {
        dialog.showProblem(null);
        await todo(own.signal);
      } catch (error) {
        if (!own.signal.aborted) dialog.showProblem(problemOf(error));
      } finally {
        if (work === own) dialog.showProgress(null);
      }
    });
  };
  const prepare = (signal: AbortSignal): Promise<PreparedFigure> =>
    maker.prepare(settingsOf(draft), {
      signal,
      onProgress: (share) =>
        dialog.showProgress(share, t`Computing the states of these times, beside your run`),
    });
  const preview = (): void =>
    begin(async (signal) => {
      const figure = await prepare(signal);
      const { settings } = figure;
      const rendered = await maker.render(figure, smallerThan(settings, PREVIEW), signal);
      const { scene } = rendered;
      dialog.showPreview(paintFigure(rendered), factsOf(scene.width, scene.height, settings.dpi));
    });
  const save = (format: FigureFormat): void =>
    begin(async (signal) => {
      const figure = await prepare(signal);
      dialog.showProgress(1, t`Drawing`);
      const settings = { ...figure.settings, format };
      const file = await maker.file({ ...figure, settings }, { signal });
      saveFile(file, fileNameOf(preset, `-figure.${format}`));
    });
  const dialog = createFigureDialog({
    model: preset.scenario.model,
    runs: runsOf(maker.source),
    usualTimes: (layout) => timesOf(layout, maker.source),
    onChange: (next) => {
      draft = next;
      clearTimeout(timer);
      timer = setTimeout(preview, REST);
    },
    onSave: save,
    onCancel: () => {
      work?.abort(new Error("canceled"));
      dialog.showProgress(null);
    },
  });
  dialog.element.addEventListener("close", () => {
    clearTimeout(timer);
    work?.abort(new Error("canceled"));
    dialog.element.remove();
    void last.finally(() => maker.dispose());
  });
  page.root.append(dialog.element);
  dialog.open(draft);
  preview();
}

/** What the dialog begins with: what was asked for, else what most want of this page. */
function draftOf(source: PlanSource, asked: FigureSettings): FigureDraft {
  const { choice, base } = source;
  const { model } = base.preset.scenario;
  const painted = paintedOf(resolveView(settingOf(choice), model, () => [0, 1]));
  const own = [...new Set(painted.map(({ field }) => field))].slice(0, 3);
  const [runField = null] = asked.layout === "runs" ? (asked.fields ?? []) : [];
  return {
    ...asked,
    fields: asked.layout === "fields" ? (asked.fields ?? own) : own,
    times: asked.times ?? [...timesOf(asked.layout, source)],
    curves: asked.curves ?? [],
    runField,
  };
}

function timesOf(layout: FigureLayoutName, { times }: PlanSource): readonly string[] {
  return layout === "view" ? ["now"] : usualTimes(times);
}

/** Of a draft what counts for its layout. */
function settingsOf({ fields, curves, runField, ...draft }: FigureDraft): FigureSettings {
  const shown = { view: [], fields, runs: runField === null ? [] : [runField] }[draft.layout];
  return completeFigure({
    ...draft,
    ...(shown.length > 0 && { fields: shown }),
    ...(curves.length > 0 && { curves }),
  });
}

function runsOf({ document, base }: PlanSource): readonly ("compare" | "control")[] {
  const isTreated = treatmentsOf(document, base).some(({ on }) => on);
  return [
    ...(document.compare.arms.length > 0 ? (["compare"] as const) : []),
    ...(isTreated ? (["control"] as const) : []),
  ];
}

/** The same in fewer pixels: a preview. */
function smallerThan(settings: FigureSettings, most: number): FigureSettings {
  const longer = Math.max(settings.width, settings.height ?? 0) / 25.4;
  return { ...settings, dpi: Math.min(settings.dpi, most / longer) };
}

function factsOf(width: number, height: number, dpi: number): string {
  const mm = (points: number): string => ((points / 72) * 25.4).toFixed(0);
  const px = (points: number): number => Math.round((points * dpi) / 72);
  return t`${mm(width)} × ${mm(height)} mm · ${px(width)} × ${px(height)} px at ${dpi} dpi`;
}
