/** How far places in a file reach: 4 GB, or (BigTIFF) as far as anybody's disk. */
export interface TiffForm {
  readonly isBig: boolean;
}

/** Of one plane: where its numbers lie, and what is the same in all. */
export interface TiffPlane {
  readonly width: number;
  readonly height: number;
  /** Where its numbers begin. */
  readonly at: number;
  readonly constants: TiffConstants;
  /** A description, which is filled in later. */
  readonly isDescribed: boolean;
}

/** What is the same in all planes, and where the file has it. */
export interface TiffConstants {
  /** Pixels per cm along x and y: two whole numbers, as a ratio. */
  readonly x: Located<readonly [number, number]>;
  readonly y: Located<readonly [number, number]>;
  /** The program's name, ended by a 0; longer than a place. */
  readonly program: Located<Uint8Array>;
}

export interface Located<T> {
  readonly value: T;
  readonly at: number;
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ASCII = 2;
const LONG8 = 16;

export const DESCRIPTION = 270;

/** `value`: the number, or where the values lie; a ratio fits into a place of 8 bytes, and lies there. */
type Tag = readonly [
  id: number,
  type: number,
  count: number,
  value: number | Located<readonly [number, number]>,
];

/** Bytes of a place in the file. */
export function placeBytes({ isBig }: TiffForm): 4 | 8 {
  return isBig ? 8 : 4;
}

/** The file's first bytes; `first`: where the first directory lies. */
export function tiffHeader(form: TiffForm, first: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(form.isBig ? 16 : 8));
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, form.isBig ? 43 : 42, true);
  if (form.isBig) view.setUint16(4, 8, true);
  setPlace(view, form.isBig ? 8 : 4, first, form);
  return new Uint8Array(view.buffer);
}

/** A number as the file has places. */
export function placeOf(value: number, form: TiffForm): Uint8Array {
  const view = new DataView(new ArrayBuffer(placeBytes(form)));
  setPlace(view, 0, value, form);
  return new Uint8Array(view.buffer);
}

/** The directory of a plane of float32 numbers in one strip (TIFF 6.0); `next`: where the one after it lies, or 0. */
export function tiffDirectory(plane: TiffPlane, next: number, form: TiffForm): Uint8Array {
  const tags = tagsOf(plane, form);
  const head = form.isBig ? 8 : 2;
  const view = new DataView(new ArrayBuffer(directoryBytes(plane.isDescribed, form)));
  if (form.isBig) setPlace(view, 0, tags.length, form);
  else view.setUint16(0, tags.length, true);
  tags.forEach(([id, type, count, value], index) => {
    const at = head + index * entryBytes(form);
    view.setUint16(at, id, true);
    view.setUint16(at + 2, type, true);
    setPlace(view, at + 4, count, form);
    const valueAt = at + 4 + placeBytes(form);
    if (typeof value !== "number") setRatio(view, valueAt, value, form);
    else if (type === SHORT) view.setUint16(valueAt, value, true);
    else if (type === LONG) view.setUint32(valueAt, value, true);
    else setPlace(view, valueAt, value, form);
  });
  setPlace(view, head + tags.length * entryBytes(form), next, form);
  return new Uint8Array(view.buffer);
}

/** Bytes of a directory; even, so that the next begins at an even place. */
export function directoryBytes(isDescribed: boolean, form: TiffForm): number {
  const count = isDescribed ? 16 : 15;
  return (form.isBig ? 8 : 2) + count * entryBytes(form) + placeBytes(form);
}

/** Where in a directory the place of the next one stands. */
export function nextAt(isDescribed: boolean, form: TiffForm): number {
  return directoryBytes(isDescribed, form) - placeBytes(form);
}

/** Where in a directory that is described the length of the description stands, and its place after that. */
export function descriptionAt(form: TiffForm): number {
  return (form.isBig ? 8 : 2) + BEFORE_DESCRIPTION * entryBytes(form) + 4;
}

/** Tags with smaller numbers. */
const BEFORE_DESCRIPTION = 5;

function tagsOf(plane: TiffPlane, form: TiffForm): readonly Tag[] {
  const { width, height, at, constants, isDescribed } = plane;
  return [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 1, 32],
    // Not compressed, larger is brighter.
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 1],
    ...(isDescribed ? [[DESCRIPTION, ASCII, 1, 0] as const] : []),
    [273, form.isBig ? LONG8 : LONG, 1, at],
    // The first row is the top one.
    [274, SHORT, 1, 1],
    [277, SHORT, 1, 1],
    [278, LONG, 1, height],
    [279, form.isBig ? LONG8 : LONG, 1, 4 * width * height],
    [282, RATIONAL, 1, constants.x],
    [283, RATIONAL, 1, constants.y],
    // Per cm.
    [296, SHORT, 1, 3],
    [305, ASCII, constants.program.value.length, constants.program.at],
    // Floating point.
    [339, SHORT, 1, 3],
  ];
}

function setRatio(
  view: DataView,
  at: number,
  { value: [above, below], at: place }: Located<readonly [number, number]>,
  form: TiffForm,
): void {
  if (!form.isBig) {
    setPlace(view, at, place, form);
    return;
  }
  view.setUint32(at, above, true);
  view.setUint32(at + 4, below, true);
}

function entryBytes(form: TiffForm): number {
  return form.isBig ? 20 : 12;
}

function setPlace(view: DataView, at: number, value: number, { isBig }: TiffForm): void {
  if (isBig) view.setBigUint64(at, BigInt(value), true);
  else view.setUint32(at, value, true);
}
