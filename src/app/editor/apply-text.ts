import type { CheckedText } from "../../edit/check-text.ts";
import type { LabBase } from "../../lab/base.ts";
import { documentOf, type LabDocument } from "../../lab/document.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { presetText, shippedNames } from "../../preset/preset-library.ts";
import { t } from "../../texts/text.ts";
import { openDocument, openWithState } from "../lab/load-preset.ts";
import type { Page } from "../page.ts";

type Understood = Extract<CheckedText, { readonly base: LabBase }>;

/**
 * Runs what a text means, as one step of undoing: from t = 0, or from the present state. Resolves with the preset
 * that the document stands on; rejects with words for the user, and leaves what ran as it was.
 */
export async function runText(page: Page, text: Understood, here: boolean): Promise<unknown> {
  const { session } = page;
  if (session === null) throw new Error(t`The page is not ready yet.`);
  const wasPlaying = session.loop.playing;
  const { camera, ...changed } = await documentOfText(text.document);
  // One looks on from where one was.
  const document = {
    ...changed,
    camera: camera ?? page.lab.peek()?.document.peek().camera ?? null,
  };
  const options = { label: t`Edit the model` };
  if (here && canGoOn(page, text.base)) {
    session.clock.pause();
    const state = await (await session.clock.moment()).main.packed();
    await openWithState(page, document, state, options);
  } else if (text.state !== null) await openWithState(page, document, text.state, options);
  else if (!(await openDocument(page, document, options))) {
    throw new Error(t`Another preset was opened meanwhile.`);
  }
  if (wasPlaying) session.clock.play();
  const { source } = document;
  return source.kind === "file" ? source.preset : null;
}

/** Whether the present state is one of the changed model: the same fields on the same grid. */
export function canGoOn({ session }: Page, { preset }: LabBase): boolean {
  const present = session?.preset?.scenario;
  if (present === undefined) return false;
  const shapeOf = ({ model, grid }: typeof present) => [
    model.fields.map(({ name }) => name),
    model.compartments.map(({ name }) => name),
    [grid.nx, grid.ny, grid.nz, grid.dx],
  ];
  return isSameData(shapeOf(present), shapeOf(preset.scenario));
}

/** A shipped preset that is as it is shipped stays one; what is changed has another name. */
async function documentOfText(document: LabDocument): Promise<LabDocument> {
  const { source } = document;
  if (source.kind !== "file" || !shippedNames().includes(source.name)) return document;
  const shipped = parseJson(await presetText(source.name));
  if (isSameData(shipped, source.preset))
    return { ...documentOf({ kind: "library", name: source.name }) };
  return { ...document, source: { ...source, name: `${source.name} (edited)` } };
}
