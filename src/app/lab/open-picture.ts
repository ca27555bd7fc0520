import type { PictureMetadata } from "../../figure/metadata.ts";
import { readPictureMetadata } from "../../figure/read-metadata.ts";
import type { LabDocument } from "../../lab/document.ts";
import { documentOfFile } from "../../lab/preset-file.ts";
import { decodeLink } from "../../lab/share/link.ts";
import { openShared } from "../../lab/share/open-link.ts";
import { ShareError } from "../../lab/share/share-error.ts";
import { limits } from "../../limits/limits.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { presetSchema } from "../../preset/preset-schema.ts";
import { t } from "../../texts/text.ts";
import { pictureFileProblem } from "../../ui/messages.ts";
import type { Page } from "../page.ts";
import { isShipped, openAsked } from "./open-asked.ts";
import { openPageBase } from "./preset-source.ts";

/**
 * Turns a picture back into its simulation, by the rules of links: foreign models and large costs are asked about
 * first. null: it was not opened, and the page says why.
 */
export async function openPicture(page: Page, file: File): Promise<PictureMetadata | null> {
  let metadata: PictureMetadata | null;
  try {
    metadata = await metadataOf(file);
  } catch (error) {
    page.furniture.notices.show(pictureFileProblem(error, page.session?.preset != null));
    return null;
  }
  const found = metadata;
  if (found === null) return null;
  const isOpen = await openAsked(page, "picture", () =>
    openShared(documentOfPicture(found), openPageBase, isShipped, "picture"),
  );
  return isOpen ? found : null;
}

async function metadataOf(file: File): Promise<PictureMetadata> {
  const { most } = limits.pictureFile;
  if (file.size > most) {
    const megabytes = Math.floor(most / 1e6);
    throw new Error(
      t`"${file.name}" is larger than ${megabytes} MB, which none of Milieu's pictures is.`,
    );
  }
  const metadata = readPictureMetadata(new Uint8Array(await file.arrayBuffer()));
  if (metadata !== null) return metadata;
  throw new Error(
    t`"${file.name}" carries no simulation. Pictures and figures that Milieu saves do, unless a program has written them anew.`,
  );
}

/** The document as in a link, else, where this version does not know what it is about, the preset file. */
function documentOfPicture({ document, preset, title }: PictureMetadata): LabDocument {
  try {
    const linked = decodeLink(document);
    const { source } = linked;
    if (source.kind === "file" || isShipped(source.name) || preset === null) return linked;
  } catch (error) {
    if (!(error instanceof ShareError) || preset === null) throw error;
  }
  const name = title.slice(0, 200) || "picture";
  return documentOfFile(checkShape(presetSchema, preset), name).document;
}
