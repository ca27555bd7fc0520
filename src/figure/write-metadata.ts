import { zlibSync } from "fflate";
import { type PngChunk, sizeChunk, textChunk, withChunks } from "../data/png-chunks.ts";
import { crc32 } from "../engine/crc-32.ts";
import { bytesToBase64 } from "../lab/base64.ts";
import { element, escapeXml } from "../sweep/plots/svg.ts";
import { metadataJson, type PictureMetadata } from "./metadata.ts";

/** The keyword of the text that holds a picture's simulation. */
export const PNG_KEYWORD = "milieu";

/** The PNG with the simulation that it shows and, where one is given, the size of its pixels. */
export function pngWithMetadata(
  png: Uint8Array,
  metadata: PictureMetadata | null,
  dpi?: number,
): Uint8Array<ArrayBuffer> {
  return withChunks(png, [
    ...(dpi === undefined ? [] : [sizeChunk(dpi)]),
    ...(metadata === null ? [] : textsOf(metadata)),
  ]);
}

/** Title, program and address under the keywords that programs know; then all of it as JSON. */
function textsOf(metadata: PictureMetadata): readonly PngChunk[] {
  const { title, version, link } = metadata;
  return [
    textChunk("Title", title),
    textChunk("Software", `Milieu ${version}`),
    ...(link === "" ? [] : [textChunk("Source", link)]),
    textChunk(PNG_KEYWORD, metadataJson(metadata)),
  ];
}

/** The `<metadata>` of an SVG: title, program and address in Dublin Core's words; then all of it, packed. */
export function svgMetadata(metadata: PictureMetadata): string {
  const { title, version, link } = metadata;
  const json = new TextEncoder().encode(metadataJson(metadata));
  const packed = bytesToBase64(zlibSync(json, { level: 9 }));
  const check = crc32(json).toString(16).padStart(8, "0");
  return element(
    "metadata",
    { "xmlns:dc": "http://purl.org/dc/elements/1.1/" },
    element("dc:title", {}, escapeXml(title)),
    element("dc:creator", {}, escapeXml(`Milieu ${version}`)),
    ...(link === "" ? [] : [element("dc:source", {}, escapeXml(link))]),
    element("milieu:simulation", { encoding: "base64 zlib", crc32: check }, packed),
  );
}
