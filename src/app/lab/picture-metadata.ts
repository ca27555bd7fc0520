import { version } from "../../../package.json" with { type: "json" };
import { FORMAT, type PictureMetadata } from "../../figure/metadata.ts";
import type { LabBase } from "../../lab/base.ts";
import type { LabDocument } from "../../lab/document.ts";
import { presetFileOf } from "../../lab/preset-file.ts";
import { encodeLink } from "../../lab/share/link.ts";
import { ShareError } from "../../lab/share/share-error.ts";
import { linkOf } from "./share.ts";

/** The simulation that a picture of a document shows, for its file: times in min. */
export async function pictureMetadata(
  document: LabDocument,
  base: LabBase,
  times: readonly number[],
  figure?: unknown,
): Promise<PictureMetadata> {
  const { scenario, title } = base.preset;
  return {
    format: FORMAT,
    version,
    title,
    ...(await linksOf(document)),
    preset: presetFileOf(document, base).file,
    seed: document.settings.seed ?? scenario.seed,
    times,
    ...(figure !== undefined && { figure }),
  };
}

/** What is too large for a link is in the preset file alone. */
async function linksOf(document: LabDocument): Promise<{ link: string; document: string }> {
  try {
    return { link: await linkOf(document), document: encodeLink(document) };
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    return { link: "", document: "" };
  }
}
