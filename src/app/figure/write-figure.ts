import type { PictureMetadata } from "../../figure/metadata.ts";
import type { FigureSettings } from "../../figure/settings.ts";
import { svgText } from "../../figure/svg-text.ts";
import { pngWithMetadata, svgMetadata } from "../../figure/write-metadata.ts";
import { bytesToBase64 } from "../../lab/base64.ts";
import { paintFigure, type RenderedFigure } from "./render.ts";

/** A rendered figure as a file that carries its simulation; `metadata` null: without. */
export async function figureFile(
  rendered: RenderedFigure,
  { format, dpi }: Pick<FigureSettings, "format" | "dpi">,
  title: string,
  metadata: PictureMetadata | null,
): Promise<Blob> {
  if (format === "png") {
    const png = await bytesOf(paintFigure(rendered));
    return new Blob([pngWithMetadata(png, metadata, dpi)], { type: "image/png" });
  }
  const addresses = await Promise.all(
    rendered.rasters.map((row) => Promise.all(row.map((raster) => dataUrlOf(raster, dpi)))),
  );
  const text = svgText(rendered.scene, {
    rasterOf: (row, column) => addresses[row]?.[column] ?? "",
    title,
    metadata: metadata === null ? "" : svgMetadata(metadata),
  });
  return new Blob([text], { type: "image/svg+xml" });
}

async function dataUrlOf(raster: OffscreenCanvas, dpi: number): Promise<string> {
  const png = pngWithMetadata(await bytesOf(raster), null, dpi);
  return `data:image/png;base64,${bytesToBase64(png)}`;
}

async function bytesOf(canvas: OffscreenCanvas): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await blob.arrayBuffer());
}
