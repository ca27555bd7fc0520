import { convertIndexedToRgb, type DecodedPng, decode } from "fast-png";
import { limits } from "../limits/limits.ts";
import { ModelError } from "../model/error.ts";

/** A picture: row-major from the top left, channels interleaved, values 0 to 1. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  /** 1 gray, 2 gray and alpha, 3 color, 4 color and alpha. */
  readonly channels: number;
  readonly data: Float32Array;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** How the files of other formats begin. */
const OTHER_FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["GIF", [0x47, 0x49, 0x46, 0x38]],
  ["WebP", [0x52, 0x49, 0x46, 0x46]],
  ["BMP", [0x42, 0x4d]],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
  ["SVG", [0x3c]],
];

/** The picture in the bytes of a PNG file; a ModelError if there is none. */
export function decodeImage(bytes: Uint8Array, place: string): DecodedImage {
  if (!startsWith(bytes, PNG)) throw new ModelError(place, problemOfFormat(bytes));
  checkSize(bytes, place);
  let png: DecodedPng;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(place, `the PNG cannot be read (${reason}); save the picture again`);
  }
  const bits = png.width * png.depth * (png.palette === undefined ? png.channels : 1);
  if (png.data.byteLength < Math.ceil(bits / 8) * png.height) {
    throw new ModelError(place, "the PNG lacks a part of its pixels; save the picture again");
  }
  return png.palette === undefined ? fromSamples(png) : fromPalette(png);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function problemOfFormat(bytes: Uint8Array): string {
  const other = OTHER_FORMATS.find(([, start]) => startsWith(bytes, start));
  const is = other === undefined ? "is no picture that can be read" : `is a ${other[0]} picture`;
  return `${is}; save it as PNG`;
}

/** The size stands at a fixed place, and is checked before memory is taken for it. */
function checkSize(bytes: Uint8Array, place: string): void {
  if (bytes.length < 33) throw new ModelError(place, "the PNG is cut off; save the picture again");
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = header.getUint32(16);
  const height = header.getUint32(20);
  if (
    width >= 1 &&
    height >= 1 &&
    width <= limits.arraySide.most &&
    height <= limits.arraySide.most
  )
    return;
  throw new ModelError(
    place,
    `is ${width} x ${height} pixels; the largest is ${limits.arraySide.most} x ${limits.arraySide.most}`,
  );
}

function fromSamples({ width, height, channels, depth, data }: DecodedPng): DecodedImage {
  const largest = 2 ** depth - 1;
  const values = new Float32Array(width * height * channels);
  if (depth >= 8) {
    for (let i = 0; i < values.length; i++) values[i] = (data[i] as number) / largest;
    return { width, height, channels, data: values };
  }
  // Several gray pixels share a byte, the first in the highest bits; every row begins a new byte.
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let i = 0; i < values.length; i++) {
    const bit = (i % width) * depth;
    const byte = data[Math.floor(i / width) * rowBytes + (bit >> 3)] as number;
    values[i] = ((byte >> (8 - depth - (bit & 7))) & largest) / largest;
  }
  return { width, height, channels, data: values };
}

function fromPalette(png: DecodedPng): DecodedImage {
  const { width, height } = png;
  const colors = convertIndexedToRgb(png);
  const channels = Math.round(colors.length / (width * height));
  return { width, height, channels, data: Float32Array.from(colors, (value) => value / 255) };
}
