import type { VideoEncodingConfig } from "mediabunny";

/** The mediabunny module, loaded when the first film is made. */
export type Mediabunny = typeof import("mediabunny");

export type FilmCodec = "avc" | "vp9" | "vp8" | "av1";

/** A container and codec that this browser can make. */
export interface FilmFormat {
  readonly extension: "mp4" | "webm";
  readonly codec: FilmCodec;
}

/** H.264 plays in slide programs; AV1 in MP4 and VP9 in WebM play in every browser. */
const ORDER: Readonly<Record<"mp4" | "webm", readonly FilmFormat[]>> = {
  mp4: [
    { extension: "mp4", codec: "avc" },
    { extension: "webm", codec: "vp9" },
    { extension: "webm", codec: "vp8" },
    { extension: "mp4", codec: "av1" },
  ],
  webm: [
    { extension: "webm", codec: "vp9" },
    { extension: "webm", codec: "vp8" },
    { extension: "webm", codec: "av1" },
    { extension: "mp4", codec: "avc" },
  ],
};

/** Fine gradients and thin lines want many bits; a key frame a second makes seeking smooth. */
export function encodingOf({ Quality }: Mediabunny, codec: FilmCodec): VideoEncodingConfig {
  return { codec, quality: new Quality("very-high"), keyFrameInterval: 1 };
}

/**
 * The wanted format, or the next best that the browser encodes at this size (even width and height).
 * Throws, in words for the user, when there is none.
 */
export async function chooseFilmFormat(
  mediabunny: Mediabunny,
  wanted: "mp4" | "webm",
  size: { readonly width: number; readonly height: number },
): Promise<FilmFormat> {
  if (typeof VideoEncoder === "undefined") {
    throw new Error(
      "This browser cannot record video: it has no WebCodecs. Chrome or Edge 94, Safari 16.4 and Firefox 130 (on a computer) or later have it, on pages served over https or from this machine.",
    );
  }
  for (const format of ORDER[wanted]) {
    const { codec: _, ...config } = encodingOf(mediabunny, format.codec);
    if (await mediabunny.canEncodeVideo(format.codec, { ...config, ...size })) return format;
  }
  throw new Error(
    `This browser cannot encode a video of ${size.width} × ${size.height} pixels. Choose a smaller picture.`,
  );
}

/** H.264 has no odd sizes. */
export function evenSize(pixels: number): number {
  return Math.max(2, 2 * Math.floor(pixels / 2));
}
