import { valueAtTime } from "../../observe/curve-data.ts";
import { withShares } from "../../observe/share-curves.ts";
import { legendContents } from "../../ui/legend-contents.ts";
import type { PictureFacts, Reading } from "../../ui/picture-words.ts";
import type { Session } from "../session/session.ts";

/** What can be told in words of what a session shows; null: there is nothing yet. */
export function pictureFacts({
  preset,
  engine,
  series,
  plotted,
  stage,
}: Session): PictureFacts | null {
  if (preset === null || engine === null) return null;
  const { model } = preset.scenario;
  const { time } = engine;
  const data = withShares(series, model, plotted);
  const known = [...model.observables, ...model.compartments, ...model.fields];
  const readings = plotted.flatMap((name): Reading[] => {
    const value = valueAtTime(data, name, time);
    const entry = known.find((one) => one.name === name);
    if (value === undefined || entry === undefined) return [];
    return [{ name, label: entry.label, unit: entry.unit, value }];
  });
  const legend = stage.view === null ? null : legendContents(stage.view);
  const bar = legend?.bar === undefined ? [] : [legend.bar.label];
  return { time, readings, shown: [...bar, ...(legend?.entries.map(({ text }) => text) ?? [])] };
}
