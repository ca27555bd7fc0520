import * as mediabunny from "mediabunny";
import { encodingOf, type VideoCodec } from "../film-format.ts";
import type { FilmPlan } from "./film-plan.ts";
import type { FramePacker } from "./frame-packer.ts";
import { piecesFormat } from "./pieces-format.ts";

/**
 * Video in pieces of a second that can be played without those that follow: a fragmented MP4, a WebM in
 * clusters. `finish-video.ts` makes the usual kind of file of it.
 */
export async function openVideo(
  plan: FilmPlan,
  append: (data: Uint8Array) => void,
): Promise<FramePacker> {
  const { Output, StreamTarget, VideoSample, VideoSampleSource } = mediabunny;
  const format = piecesFormat(plan.extension === "mp4" ? "mp4" : "webm");
  const target = new StreamTarget(new WritableStream({ write: ({ data }) => append(data) }));
  const output = new Output({ format, target });
  const source = new VideoSampleSource(encodingOf(mediabunny, plan.codec as VideoCodec, plan));
  output.addVideoTrack(source, { frameRate: plan.fps });
  await output.start();
  return {
    add: async ({ image, time, duration }) => {
      const sample = new VideoSample(image, { timestamp: time, duration });
      try {
        await source.add(sample);
      } finally {
        sample.close();
        image.close();
      }
    },
    end: () => output.finalize(),
  };
}
