import type { FilmPlan } from "./film-plan.ts";

/** One frame of a film. */
export interface FilmFrame {
  /** The packer's: it closes it. */
  readonly image: VideoFrame | ImageBitmap;
  /** Where it begins and how long it is shown, s of film. */
  readonly time: number;
  readonly duration: number;
  /** What it shows, simulated min. */
  readonly simulated: number;
}

/** Turns frames into a film's bytes, which only ever come at the end of what came before. */
export interface FramePacker {
  /** Resolves when the next one may come. */
  add(frame: FilmFrame): Promise<void>;
  /** Gives what it still holds. */
  end(): Promise<void>;
}

/** `append`: takes bytes; what it throws comes out of `add` or `end`. */
export async function openPacker(
  plan: FilmPlan,
  append: (data: Uint8Array) => void,
): Promise<FramePacker> {
  const { extension } = plan;
  if (extension === "gif") return (await import("./pack-gif.ts")).openGif(plan, append);
  if (extension === "zip") return (await import("./pack-pictures.ts")).openPictures(plan, append);
  return (await import("./pack-video.ts")).openVideo(plan, append);
}
