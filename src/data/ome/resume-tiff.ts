import { DataFileError, type GrowingFile } from "../data-folder.ts";
import type { TiffChain } from "./ome-tiff.ts";
import { DESCRIPTION, placeBytes, placeOf, type TiffForm } from "./tiff-directory.ts";

/**
 * Walks the first `planes` directories of an OME-TIFF of ours and cuts off what comes after them and the last
 * description. Throws DataFileError where there are fewer.
 */
export async function findEnd(file: GrowingFile, path: string, planes: number): Promise<TiffChain> {
  const head = await read(file, 0, Math.min(16, file.size));
  const version = head.byteLength < 16 ? 0 : head.getUint16(2, true);
  const form = { isBig: version === 43 };
  const first = version === 42 || form.isBig ? placeAt(head, form.isBig ? 8 : 4, form) : 0;
  let at = first;
  let link = 0;
  let end = 0;
  for (let index = 0; index < planes; index++) {
    if (at === 0 || at + 8 > file.size) {
      await file.close();
      throw new DataFileError(
        `${path} does not hold the frames that the checkpoint goes on from: ${index} of ${planes} planes.`,
      );
    }
    const count = countAt(await read(file, at, 8), form);
    const length = (form.isBig ? 8 : 2) + count * (form.isBig ? 20 : 12) + placeBytes(form);
    const directory = await read(file, at, length);
    end = Math.max(end, at + length, index === 0 ? endOfDescription(directory, form) : 0);
    link = at + length - placeBytes(form);
    at = placeAt(directory, length - placeBytes(form), form);
  }
  await file.patch(link, placeOf(0, form));
  await file.truncate(Math.min(file.size, 8 * Math.ceil(end / 8)));
  return { form, first, link };
}

function endOfDescription(directory: DataView, form: TiffForm): number {
  const [start, step] = form.isBig ? [8, 20] : [2, 12];
  for (let entry = start; entry + step < directory.byteLength; entry += step) {
    if (directory.getUint16(entry, true) !== DESCRIPTION) continue;
    const length = placeAt(directory, entry + 4, form);
    return length <= placeBytes(form)
      ? 0
      : length + placeAt(directory, entry + 4 + placeBytes(form), form);
  }
  return 0;
}

function countAt(view: DataView, { isBig }: TiffForm): number {
  return isBig ? Number(view.getBigUint64(0, true)) : view.getUint16(0, true);
}

function placeAt(view: DataView, at: number, { isBig }: TiffForm): number {
  return isBig ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true);
}

async function read(file: GrowingFile, at: number, length: number): Promise<DataView> {
  const bytes = await file.read(at, length);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
