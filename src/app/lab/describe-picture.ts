import { pngWithMetadata } from "../../figure/write-metadata.ts";
import type { Lab } from "../../lab/lab.ts";
import { pictureMetadata } from "./picture-metadata.ts";

/** A saved picture (PNG) of a document at a time (min) with its simulation, so that it can be turned back into it. */
export async function describedPicture(
  picture: Blob,
  { document, base }: Pick<Lab, "document" | "base">,
  time: number,
): Promise<Blob> {
  const metadata = await pictureMetadata(document.peek(), base.peek(), [time]);
  const png = new Uint8Array(await picture.arrayBuffer());
  return new Blob([pngWithMetadata(png, metadata)], { type: "image/png" });
}
