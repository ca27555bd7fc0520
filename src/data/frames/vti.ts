import type { DataFolder } from "../data-folder.ts";
import { aboutRecord, type DataSet } from "../data-set.ts";
import { pvdText, vtiFile } from "../encode-vti.ts";
import { frameNumber } from "./frame-number.ts";
import type { FrameWriter } from "./frame-writer.ts";

/** frame_0000.vti, all fields of a frame in one, and frames.pvd with their times. `done`: of frames that are there, min. */
export function vtiFrames(
  folder: DataFolder,
  set: DataSet,
  done: readonly number[] = [],
): FrameWriter {
  const times = [...done];
  const units = new Map(set.channels.map(({ name, unit }) => [name, unit]));
  const unitOf = (name: string): string => units.get(name) ?? "1";
  const fileOf = (frame: number): string => `frame_${frameNumber(frame)}.vti`;
  const writeTimes = () =>
    folder.write(
      "frames.pvd",
      pvdText(
        times.map((_, frame) => fileOf(frame)),
        times,
      ),
    );
  return {
    async append(time, fields) {
      const about = JSON.stringify(aboutRecord(set, [time]));
      await folder.write(fileOf(times.length), vtiFile(set.grid, fields, { time, unitOf, about }));
      times.push(time);
    },
    flush: writeTimes,
    close: writeTimes,
  };
}
