import { keyParameters } from "../preset/key-parameters.ts";
import { presetFacts } from "../preset/preset-facts.ts";
import { renderStory } from "../ui/story-panel.ts";
import { brushScale } from "./brush-tool.ts";
import { gridShape } from "./fluid-grid.ts";
import type { Furniture } from "./furniture.ts";
import { plotSeries } from "./plot-series.ts";
import type { Session } from "./session.ts";
import type { SessionChange } from "./session-host.ts";

/** Brings the furniture up to date with what changed in the session. */
export function syncFurniture(
  furniture: Furniture,
  session: Session,
  change: SessionChange,
  brushing: boolean,
): void {
  if (change === "preset") showPreset(furniture, session);
  if (change === "view") showView(furniture, session);
  if (change === "parameters") furniture.parameters.showValues(session.parameters.values);
  if (change === "measurement") showMeasurement(furniture, session);
  showPlayback(furniture, session, brushing);
}

function showPreset(furniture: Furniture, session: Session): void {
  const { preset, engine } = session;
  if (preset === null || engine === null) return;
  const { scenario, title, summary, story, references } = preset;
  const { model, grid } = scenario;
  furniture.shell.setTitle(title);
  const equations = async () => {
    const { modelEquations } = await import("../compile/model-equations.ts");
    const labels = new Map(
      [...model.fields, ...model.compartments].map(({ name, label }) => [name, label]),
    );
    return modelEquations(model).map(({ field, tex }) => ({
      label: labels.get(field) ?? field,
      tex,
    }));
  };
  const source = session.run?.source;
  const facts = async () => (source?.kind === "library" ? presetFacts(source.name) : undefined);
  furniture.panels.story.body.replaceChildren(
    ...renderStory({ title, summary, story, references, equations, facts }),
  );
  furniture.panels.story.body.scrollTop = 0;
  furniture.parameters.setModel(model.parameters, scenario.parameters, keyParameters(preset));
  furniture.parameters.showValues(session.parameters.values);
  if (session.picture !== null) {
    const claimed = preset.claims.flatMap(({ of }) => (of.kind === "name" ? [of.name] : []));
    furniture.plot.setSeries(plotSeries(model, session.picture.choice, claimed));
  }
  furniture.brush.setModel(
    model,
    favoriteField(session),
    Math.min(grid.nx * grid.dx, grid.ny * grid.dy),
  );
  furniture.brush.setScale((field) => brushScale(session, field));
  showView(furniture, session);
  showMeasurement(furniture, session);
}

function showView({ view }: Furniture, session: Session): void {
  const { preset, picture, engine } = session;
  if (preset === null || picture === null || engine === null) return;
  const { nz, dz } = engine.grid;
  const { model } = preset.scenario;
  view.show({ model, choice: picture.choice, slices: nz, sliceSpacing: dz });
  view.showWindows(picture.windows);
}

function showMeasurement({ plot, view }: Furniture, session: Session): void {
  plot.setData(session.series);
  if (session.picture !== null) view.showWindows(session.picture.windows);
}

function showPlayback({ transport, status }: Furniture, session: Session, brushing: boolean): void {
  const { engine, loop, stopTime, machine } = session;
  if (engine === null) return;
  const { playing, rates, speed } = loop;
  transport.update({
    playing,
    time: engine.time,
    ...(stopTime === undefined ? {} : { stop: stopTime }),
    speed,
    brushing,
  });
  status.update({
    backend: machine.kind,
    description: engine.description,
    grid: gridShape(engine.grid),
    stepsPerSecond: rates.steps,
    daysPerSecond: rates.days,
    playing,
  });
}

/** What one would paint first: a field that the picture shows. */
function favoriteField({ preset, picture }: Session): string {
  const fields = preset?.scenario.model.fields ?? [];
  const shown = picture?.choice;
  const candidates =
    shown?.mode === "field"
      ? [shown.single.field]
      : (shown?.channels ?? []).map(({ field }) => field);
  return (
    candidates.find((name) => fields.some((field) => field.name === name)) ?? fields[0]?.name ?? ""
  );
}
