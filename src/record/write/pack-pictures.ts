import { crc32 } from "../../engine/crc-32.ts";
import type { FilmPlan } from "./film-plan.ts";
import type { FramePacker } from "./frame-packer.ts";
import { localHeader } from "./zip-parts.ts";

/** A PNG of every frame, stored in a zip whose list of entries comes at the end (`finish-pictures.ts`). */
export function openPictures(plan: FilmPlan, append: (data: Uint8Array) => void): FramePacker {
  const canvas = new OffscreenCanvas(plan.width, plan.height);
  const context = canvas.getContext("2d", { alpha: plan.transparent === true });
  if (context === null) throw new Error("This browser gave no 2D canvas for the pictures.");
  const digits = Math.max(5, String(plan.frames).length);
  let count = 0;
  return {
    add: async ({ image, time, duration, simulated }) => {
      context.clearRect(0, 0, plan.width, plan.height);
      context.drawImage(image, 0, 0);
      image.close();
      const blob = await canvas.convertToBlob({ type: "image/png" });
      const data = new Uint8Array(await blob.arrayBuffer());
      const name = `${plan.fileName}-${String(++count).padStart(digits, "0")}.png`;
      const notes = [time, duration, simulated];
      append(localHeader({ name, crc: crc32(data), size: data.length, notes }));
      append(data);
    },
    end: async () => {},
  };
}
