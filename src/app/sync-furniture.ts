import { batch } from "@preact/signals-core";
import { paintedOf } from "../look/views.ts";
import { gridShape } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import { type CurveMark, curvesTogether, nameFirst } from "../observe/curve-data.ts";
import { heldParameters, sameHolds } from "../observe/held-parameters.ts";
import { withShares } from "../observe/share-curves.ts";
import { treatmentMarks } from "../observe/treatment-marks.ts";
import { keyParameters } from "../preset/key-parameters.ts";
import { claimsNote } from "../ui/claims-note.ts";
import { legendContents } from "../ui/legend-contents.ts";
import { lookButtons } from "../ui/look-buttons.ts";
import { plotSeries } from "../ui/plot-series.ts";
import { renderStory } from "../ui/story-panel.ts";
import type { Furniture } from "./furniture.ts";
import { brushScale } from "./picture/brush-tool.ts";
import { firstPicture } from "./picture/first-picture.ts";
import type { Picture } from "./picture/picture.ts";
import type { Session } from "./session/session.ts";
import type { SessionChange } from "./session/session-host.ts";

/** Brings the furniture up to date with what changed in the session. */
export function syncFurniture(
  furniture: Furniture,
  session: Session,
  change: SessionChange,
  brushing: boolean,
): void {
  if (change === "preset") showPreset(furniture, session);
  if (change === "treatments" && session.preset !== null) {
    furniture.plot.setMarks(plotMarks(session.preset.scenario));
  }
  if (change === "view") showView(furniture, session);
  if (change === "parameters") showParameters(furniture, session);
  if (change === "measurement") showMeasurement(furniture, session);
  batch(() => showFrame(furniture, session, change, brushing));
  showHolds(furniture, session);
  furniture.widgets.claims.value = session.claims.standings.value;
  furniture.widgets.claimsNote.value = noteOnClaims(session);
}

function showPreset(furniture: Furniture, session: Session): void {
  const { preset, engine } = session;
  if (preset === null || engine === null) return;
  const { scenario, title, summary, story, references } = preset;
  const { model, grid } = scenario;
  furniture.shell.setTitle(title);
  furniture.signals.extent.value = { width: grid.nx * grid.dx, height: grid.ny * grid.dy };
  const equations = async () => {
    const { modelEquations } = await import("../compile/model-equations.ts");
    const labels = new Map(
      [...model.fields, ...model.compartments, ...model.observables].map(({ name, label }) => [
        name,
        label,
      ]),
    );
    return modelEquations(model).map(({ field, tex }) => ({
      label: labels.get(field) ?? field,
      tex,
    }));
  };
  const source = session.run?.document.source;
  const facts = async () => {
    if (source?.kind !== "library") return undefined;
    await firstPicture;
    const { presetFacts } = await import("../preset/preset-facts.ts");
    return presetFacts(source.name);
  };
  furniture.panels.story.body.replaceChildren(
    ...renderStory({
      title,
      summary,
      story,
      references,
      equations,
      facts,
      onTry: furniture.tryStory,
    }),
  );
  showParameters(furniture, session);
  furniture.parameters.tell("model", (panel) =>
    panel.setModel(model.parameters, scenario.parameters, keyParameters(preset)),
  );
  if (session.picture !== null) {
    const claimed = preset.claims.flatMap(({ of }) => (of.kind === "name" ? [of.name] : []));
    furniture.plot.setSeries(plotSeries(model, session.picture.choice, claimed));
    furniture.plot.setMarks(plotMarks(scenario));
  }
  furniture.brush.tell("model", (brush) => {
    const extent = Math.min(grid.nx * grid.dx, grid.ny * grid.dy);
    brush.setModel(model, favoriteField(session), extent);
    brush.setScale((field) => brushScale(session, field));
  });
  showView(furniture, session);
  showMeasurement(furniture, session);
}

/** As far as anyone may run it: lines beyond the curves are not drawn. */
function plotMarks({ interventions }: Scenario): readonly CurveMark[] {
  const marks = treatmentMarks(interventions, Number.POSITIVE_INFINITY);
  return nameFirst(marks.filter(({ kind }) => kind !== "stop"));
}

function noteOnClaims({ preset, run, parameters }: Session): string {
  if (preset === null || run === null) return "";
  return claimsNote({
    changed: Object.keys(parameters.changed()).length,
    otherTreatments: run.document.treatments !== null,
    touched: run.run.touched,
    grid: gridShape(run.run.engine.grid),
    checked: preset.check?.grid ?? gridShape(preset.scenario.grid),
  });
}

function showParameters({ widgets }: Furniture, session: Session): void {
  widgets.values.value = session.parameters.values;
  showHolds({ widgets }, session);
}

function showHolds({ widgets }: Pick<Furniture, "widgets">, { preset, engine }: Session): void {
  if (preset === null || engine === null) return;
  const held = heldParameters(preset.scenario, engine.time);
  if (!sameHolds(held, widgets.held.peek())) widgets.held.value = held;
}

function showView({ view, histograms, splitWiper }: Furniture, session: Session): void {
  const { preset, picture, engine } = session;
  if (preset === null || picture === null || engine === null) return;
  const { nz, dz } = engine.grid;
  const { model } = preset.scenario;
  const contents = { model, choice: picture.choice, slices: nz, sliceSpacing: dz };
  view.tell("contents", (panel) => {
    panel.show(contents);
    histograms.update(session);
  });
  showWindows(view, picture);
  splitWiper.show(picture.setting);
}

/** The curves of the run, and of those beside it. */
export function showCurves({ plot }: Pick<Furniture, "plot">, session: Session): void {
  const { preset, plotted, series } = session;
  plot.setNow(session.engine?.time ?? 0);
  if (preset === null) {
    plot.setData(series);
    return;
  }
  const { model } = preset.scenario;
  const others = (session.beside?.curves() ?? []).map((run) => ({
    ...run,
    data: withShares(run.data, run.model, plotted),
  }));
  const main = { label: "", data: withShares(series, model, plotted) };
  plot.setRuns(curvesTogether(main, others, session.engine?.time ?? 0));
}

function showMeasurement(furniture: Furniture, session: Session): void {
  const { view, histograms } = furniture;
  showCurves(furniture, session);
  histograms.update(session);
  if (session.picture !== null) showWindows(view, session.picture);
}

function showWindows(view: Furniture["view"], { windows }: Picture): void {
  view.tell("windows", (panel) => panel.showWindows(windows));
}

/** Legend and scale by what the stage shows, the rest by what the session does. */
function showFrame(
  { signals }: Furniture,
  { engine, loop, clock, preset, picture, stage }: Session,
  change: SessionChange,
  brushing: boolean,
): void {
  if (engine === null || preset === null) return;
  const { playing, pace } = loop;
  signals.time.value = engine.time;
  signals.stop.value = clock.stopTime;
  signals.playing.value = playing;
  signals.speed.value = pace.asked;
  if (change === "preset") signals.fastest.value = 0;
  signals.fastest.value = Math.max(signals.fastest.value, pace.reached);
  signals.reached.value = { speed: pace.reached, steps: pace.steps };
  signals.brushing.value = brushing;
  signals.scale.value = stage.scale;
  if (change === "playback") return;
  signals.grid.value = gridShape(engine.grid);
  signals.step.value = preset.scenario.time.step;
  if (picture === null) return;
  signals.looks.value = lookButtons(preset.scenario.model, picture.choice);
  if (stage.view !== null) signals.legend.value = legendContents(stage.view);
}

/** What one would paint first: a field that the picture shows. */
function favoriteField({ preset, picture }: Session): string {
  const fields = preset?.scenario.model.fields ?? [];
  const candidates =
    picture === null ? [] : paintedOf(picture.resolved()).map(({ field }) => field);
  return (
    candidates.find((name) => fields.some((field) => field.name === name)) ?? fields[0]?.name ?? ""
  );
}
