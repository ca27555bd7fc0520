import {
  CustomSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import type { VideoCodec } from "../film-format.ts";
import type { ByteStore } from "./byte-store.ts";
import type { FilmPlan } from "./film-plan.ts";

/** Frames of a film in pieces; 0: it has none. */
export function countFrames(plan: FilmPlan, pieces: ByteStore): Promise<number> {
  return withTrack(plan, pieces, async (track) => {
    let count = 0;
    const packets = new EncodedPacketSink(track).packets(undefined, undefined, {
      metadataOnly: true,
    });
    for await (const _ of packets) count++;
    return count;
  });
}

/**
 * Writes a film's pieces into a file of the usual kind, without encoding anything anew: an MP4 whose index comes
 * first, as slide programs ask for, a WebM with its length and places to seek. Frame i stands at i/fps exactly.
 * Holds the index and some packets, never the film.
 */
export async function finishVideo(
  plan: FilmPlan,
  pieces: ByteStore,
  frames: number,
  to: ByteStore,
): Promise<void> {
  const { extension, fps, title } = plan;
  await withTrack(plan, pieces, async (track) => {
    const format =
      extension === "mp4" ? new Mp4OutputFormat({ fastStart: "reserve" }) : new WebMOutputFormat();
    const target = new StreamTarget(
      new WritableStream({ write: ({ data, position }) => to.write(data, position) }),
    );
    const output = new Output({ format, target });
    const source = new EncodedVideoPacketSource(plan.codec as VideoCodec);
    output.addVideoTrack(source, { frameRate: fps, maximumPacketCount: frames });
    output.setMetadataTags({ title });
    await output.start();
    const decoderConfig = await track.getDecoderConfig();
    if (decoderConfig === null) throw new Error("its pieces do not say how to decode them");
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const timestamp = Math.round(packet.timestamp * fps) / fps;
      await source.add(packet.clone({ timestamp, duration: 1 / fps }), { decoderConfig });
    }
    await output.finalize();
  });
}

/** Gives 0 where there is no track. */
async function withTrack<T>(
  { extension }: FilmPlan,
  pieces: ByteStore,
  work: (track: InputVideoTrack) => Promise<T>,
): Promise<T | 0> {
  const source = new CustomSource({
    getSize: () => pieces.size,
    read: (start, end) => pieces.read(start, end - start),
    prefetchProfile: "fileSystem",
  });
  const input = new Input({ source, formats: [extension === "mp4" ? MP4 : WEBM] });
  try {
    const track = await input.getPrimaryVideoTrack();
    return track === null ? 0 : await work(track);
  } finally {
    input.dispose();
  }
}
