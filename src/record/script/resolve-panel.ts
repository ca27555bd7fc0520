import type { LookContext } from "../../look/look.ts";
import { LOOKS, MODES, type Mode } from "../../look/looks.ts";
import { resolveViewFile, type ViewFile } from "../../look/view-file.ts";
import { ModelError } from "../../model/error.ts";
import { didYouMean } from "../../model/suggest.ts";
import { t } from "../../texts/text.ts";
import type { FilmPanel } from "./film-setting.ts";

const FIELD = /^field\s+(\S+)$/;

/** What a panel shows, by its name ("view", "curves", "field oxygen", "tissue") or its view. Throws ModelError. */
export function resolvePanel(
  panel: string | ViewFile,
  place: string,
  context: LookContext,
): FilmPanel {
  if (typeof panel !== "string") return lookAt(panel, place, context);
  const name = panel.trim();
  if (name === "view" || name === "curves") return { kind: name };
  const [, field] = FIELD.exec(name) ?? [];
  if (field !== undefined) return lookAt({ mode: "field", field }, place, context);
  const mode = MODES.find((one) => one === name);
  if (mode === undefined) throw unknown(name, place);
  const setting = LOOKS[mode as Mode].start(context.model, []);
  const hasRoom = mode !== "volume" || context.grid?.dimensions !== 2;
  if (setting !== null && hasRoom && mode !== "difference") return { kind: "look", setting };
  throw new ModelError(place, `this model cannot be shown as "${mode}"`);
}

function lookAt(file: ViewFile, place: string, context: LookContext): FilmPanel {
  try {
    return { kind: "look", setting: resolveViewFile(file, context) };
  } catch (error) {
    // It speaks of the file's view.
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(error.place.replace(/^view/, place), error.problem);
  }
}

function unknown(name: string, place: string): ModelError {
  const known = ["view", "curves", "field NAME", ...MODES];
  const hint = didYouMean(name, known) || t`; there are ${known.join(", ")}`;
  return new ModelError(place, `there is no panel "${name.slice(0, 64)}"${hint}`);
}
