import type { Grid } from "../../model/grid.ts";
import type { DataFolder } from "../data-folder.ts";
import type { DataSet, FieldValues } from "../data-set.ts";
import { fieldCsv } from "../encode-csv.ts";
import { frameNumber } from "./frame-number.ts";
import type { FrameWriter } from "./frame-writer.ts";

/** FIELD_0000.csv, one per field and frame. */
export function csvFrames(folder: DataFolder, { grid }: DataSet, done = 0): FrameWriter {
  let frame = done;
  return {
    async append(_time, fields) {
      for (const { name, values } of fields) {
        await folder.write(`${name}_${frameNumber(frame)}.csv`, fieldCsv(grid, name, values));
      }
      frame += 1;
    },
    flush: async () => {},
    close: async () => {},
  };
}

/** One table of everything: a row per frame and voxel, a column per field. */
export async function tableFrames(
  folder: DataFolder,
  path: string,
  { grid, channels }: DataSet,
): Promise<FrameWriter> {
  const file = await folder.grow(path);
  const axes = grid.dimensions === 3 ? "x_um,y_um,z_um" : "x_um,y_um";
  const heads = channels.map(({ name, unit }) => (unit === "1" ? name : `${name} [${unit}]`));
  await file.append(encode(`time_min,${axes},${heads.join(",")}\n`));
  return {
    async append(time, fields) {
      for (let k = 0; k < grid.nz; k++) {
        for (let j = 0; j < grid.ny; j++) await file.append(encode(rows(grid, time, fields, j, k)));
      }
    },
    flush: () => file.flush(),
    close: () => file.close(),
  };
}

/** The voxels of one line along x. */
function rows(
  { dimensions, nx, ny, dx, dy, dz }: Grid,
  time: number,
  fields: readonly FieldValues[],
  j: number,
  k: number,
): string {
  const place = dimensions === 3 ? `${(j + 0.5) * dy},${(k + 0.5) * dz}` : `${(j + 0.5) * dy}`;
  let text = "";
  for (let i = 0; i < nx; i++) {
    const voxel = i + nx * (j + ny * k);
    const values = fields.map((field) => field.values[voxel]).join(",");
    text += `${time},${(i + 0.5) * dx},${place},${values}\n`;
  }
  return text;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
