import { runsToCsv } from "../../data/encode-curves.ts";
import type { Model } from "../../model/model.ts";
import { withShares } from "../../observe/share-curves.ts";
import { screenshot } from "../../record/screenshot.ts";
import { t } from "../../texts/text.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session/session.ts";

/** Pixels of a saved picture. */
const PICTURE = { width: 1920, height: 1080 };

/** The curves of all runs that there are. */
export function downloadCurves(session: Session): void {
  const { preset } = session;
  if (preset === null) return;
  const others = session.beside?.curves() ?? [];
  const label = others.length === 0 ? "" : t`this run`;
  const own = { label, data: session.series, model: preset.scenario.model };
  const csv = runsToCsv(
    [own, ...others].map(({ label: name, data, model }) => {
      const named = [...data.columns.keys(), ...session.plotted];
      const { times, columns } = withShares(data, model, named);
      return { label: name, times, columns, unitOf: unitsOf(model) };
    }),
  );
  saveFile(new Blob([csv], { type: "text/csv" }), fileNameOf(preset, ".csv"));
}

function unitsOf({ fields, observables, compartments }: Model): (name: string) => string {
  const units = new Map(
    [...fields, ...observables, ...compartments].map(({ name, unit }) => [name, unit]),
  );
  return (name) => units.get(name) ?? "";
}

/** The picture as it stands, with what makes it a simulation again. */
export async function savePicture({ lab }: Page, session: Session): Promise<void> {
  const { preset, engine, picture } = session;
  const present = lab.peek();
  if (preset === null || engine === null || present === null) return;
  await picture?.settleMarks(engine);
  const { time } = engine;
  const days = (time / 1440).toFixed(2);
  const { describedPicture } = await import("../lab/describe-picture.ts");
  const shot = await describedPicture(await screenshot(session.stage, PICTURE), present, time);
  saveFile(shot, fileNameOf(preset, `-day-${days}.png`));
}
