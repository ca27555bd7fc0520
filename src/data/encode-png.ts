import { encode } from "fast-png";

/** Pixels (red, green, blue, from the top left) as the data URL of a PNG file. */
export function encodePngUrl(pixels: Uint8Array, width: number, height: number): string {
  const bytes = encode({ width, height, data: pixels, channels: 3, depth: 8 });
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}
