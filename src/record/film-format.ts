import type { VideoEncodingConfig } from "mediabunny";
import { type FilmFileFormat, filmFormats } from "../data/formats.ts";
import { t } from "../texts/text.ts";

/** The mediabunny module, loaded when the first film is made. */
export type Mediabunny = typeof import("mediabunny");

export type VideoCodec = "avc" | "vp9" | "vp8" | "av1";
/** What frames are packed with: a GIF and pictures need no encoder of the browser. */
export type FilmCodec = VideoCodec | "gif" | "png";

/** A container and codec that this browser can make. */
export interface FilmFormat {
  readonly extension: FilmFileFormat;
  readonly codec: FilmCodec;
}

export const filmQualities = ["small", "good", "best"] as const;
export type FilmQuality = (typeof filmQualities)[number];

export const gifDithers = ["none", "ordered", "diffused"] as const;
/** How a GIF's 256 colors stand for more: not at all, by a fixed pattern that keeps still, by carried errors. */
export type GifDither = (typeof gifDithers)[number];

/** What a film's file is to be. */
export interface FilmWish {
  readonly format: FilmFileFormat;
  /** Default: the first one that the container takes and the browser encodes. */
  readonly codec?: VideoCodec;
  /** Default: "good". */
  readonly quality?: FilmQuality;
  /** What is not painted stays clear: WebM with VP9 or VP8, GIF and PNG. Default: false. */
  readonly transparent?: boolean;
  /** GIF: whether it begins again at its end; default true. */
  readonly loop?: boolean;
  /** GIF: colors of each frame (default), or of the first one for all. */
  readonly palette?: "frame" | "film";
  /** GIF; default "ordered". */
  readonly dither?: GifDither;
}

/** A format as it is offered: what the browser can make, and why not. */
export interface FormatHere extends FilmFormat {
  /** "MP4 · H.264" */
  readonly label: string;
  readonly transparent: boolean;
  /** Why this browser cannot make it; null: it can. */
  readonly problem: string | null;
}

export const codecNames: Readonly<Record<FilmCodec, string>> = {
  avc: "H.264",
  vp9: "VP9",
  vp8: "VP8",
  av1: "AV1",
  gif: "GIF",
  png: "PNG",
};

/** What a container takes, best first. H.264 plays in slide programs. */
export const codecsOf: Readonly<Record<FilmFileFormat, readonly FilmCodec[]>> = {
  mp4: ["avc", "av1"],
  webm: ["vp9", "av1", "vp8"],
  gif: ["gif"],
  zip: ["png"],
};

/** What comes instead, best first, where a browser encodes nothing that the container takes. */
const INSTEAD: Readonly<Record<FilmFileFormat, readonly FilmFileFormat[]>> = {
  mp4: ["webm"],
  webm: ["mp4"],
  gif: [],
  zip: [],
};

/** A GIF's times are in hundredths of a second, and players show less than two of them as ten. */
const FASTEST_GIF = 50;

/** mediabunny's scale, on which 1 is its very high: fine gradients and thin lines want many bits. */
const QUALITIES: Readonly<Record<FilmQuality, number>> = { small: 0.6, good: 1, best: 1.25 };

/**
 * Of AV1 by its quantizer, 0 to 63 (WebCodecs registration): mediabunny's scale goes up to 255, and Chromium takes
 * all of that beyond 63 for the worst. Where an encoder has none, bits for each pixel of a frame.
 */
const AV1_QUALITIES: Readonly<Record<FilmQuality, { quantizer: number; bits: number }>> = {
  small: { quantizer: 34, bits: 0.04 },
  good: { quantizer: 18, bits: 0.12 },
  best: { quantizer: 9, bits: 0.25 },
};

/** How a film of a size and rate is encoded. */
export interface EncodingWish extends FilmSize, Pick<FilmWish, "quality" | "transparent"> {
  readonly fps: number;
}

/** A key frame a second makes seeking smooth, and is where a part of a file can end. */
export function encodingOf(
  { Quality }: Mediabunny,
  codec: VideoCodec,
  { quality = "good", transparent = false, width, height, fps }: EncodingWish,
): VideoEncodingConfig {
  const { quantizer, bits } = AV1_QUALITIES[quality];
  const bitrate = Math.max(50_000, Math.round(bits * width * height * fps));
  return {
    codec,
    quality: new Quality(codec === "av1" ? { quantizer, bitrate } : QUALITIES[quality]),
    keyFrameInterval: 1,
    alpha: transparent ? "keep" : "discard",
  };
}

/** What is encoded: even width and height, for H.264 has no odd ones. */
export interface FilmSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The wanted format, or the next best that the browser encodes at this size and rate.
 * Throws, in words for the user that name what can be made instead, when there is none.
 */
export async function chooseFilmFormat(
  mediabunny: Mediabunny,
  wish: FilmWish,
  size: FilmSize,
  fps: number,
): Promise<FilmFormat> {
  for (const extension of [wish.format, ...INSTEAD[wish.format]]) {
    const codecs = codecsOf[extension];
    const isWanted = wish.codec !== undefined && codecs.includes(wish.codec);
    const inOrder = isWanted ? [wish.codec, ...codecs.filter((one) => one !== wish.codec)] : codecs;
    for (const codec of inOrder as readonly FilmCodec[]) {
      const problem = await problemOf(mediabunny, { extension, codec }, wish, size, fps);
      if (problem === null) return { extension, codec };
    }
  }
  throw new Error(await whyNone(mediabunny, wish, size, fps));
}

/** Every format, with whether this browser makes it at a size and rate: for a form that tells before. */
export async function filmFormatsHere(
  mediabunny: Mediabunny,
  size: FilmSize,
  fps: number,
  wish: Pick<FilmWish, "quality" | "transparent"> = {},
): Promise<readonly FormatHere[]> {
  const all = filmFormats.flatMap(({ name, label }) =>
    codecsOf[name].map((codec) => ({ name, label, codec })),
  );
  return Promise.all(
    all.map(async ({ name, label, codec }) => {
      const format = { extension: name, codec };
      const single = codecsOf[name].length === 1;
      return {
        ...format,
        label: single ? label : `${label} · ${codecNames[codec]}`,
        transparent: takesTransparency(format),
        problem: await problemOf(mediabunny, format, { format: name, ...wish }, size, fps),
      };
    }),
  );
}

/** Whether a format can leave clear what is not painted. */
export function takesTransparency({ extension, codec }: FilmFormat): boolean {
  return (
    extension === "gif" ||
    extension === "zip" ||
    (extension === "webm" && (codec === "vp9" || codec === "vp8"))
  );
}

/** Why a format cannot be made here; null: it can. */
async function problemOf(
  mediabunny: Mediabunny,
  format: FilmFormat,
  wish: FilmWish,
  size: FilmSize,
  fps: number,
): Promise<string | null> {
  const { codec } = format;
  if (wish.transparent && !takesTransparency(format)) {
    return t`${codecNames[codec]} has no transparency: WebM with VP9, GIF and PNG have.`;
  }
  if (codec === "png") return null;
  if (codec === "gif") {
    if (fps <= FASTEST_GIF) return null;
    return t`A GIF shows at most ${FASTEST_GIF} frames a second, not ${fps}.`;
  }
  if (typeof VideoEncoder === "undefined") {
    return t`This browser cannot record video: it has no WebCodecs. Chrome or Edge 94, Safari 16.4 and Firefox 130 (on a computer) or later have it, on pages served over https or from this machine. A GIF or PNG pictures can be made here.`;
  }
  const {
    codec: _,
    alpha: __,
    ...config
  } = encodingOf(mediabunny, codec, { ...wish, ...size, fps });
  if (await mediabunny.canEncodeVideo(codec, { ...config, ...size })) return null;
  return t`This browser cannot encode ${codecNames[codec]} at ${size.width} × ${size.height} pixels.`;
}

async function whyNone(
  mediabunny: Mediabunny,
  wish: FilmWish,
  size: FilmSize,
  fps: number,
): Promise<string> {
  const [codec] = codecsOf[wish.format] as [FilmCodec];
  const first = { extension: wish.format, codec };
  const problem = (await problemOf(mediabunny, first, wish, size, fps)) ?? "";
  const others = await filmFormatsHere(mediabunny, size, fps, wish);
  const possible = others.filter((one) => one.problem === null).map(({ label }) => label);
  const instead = possible.length === 0 ? t`Choose a smaller picture.` : possible.join(", ");
  if (problem.includes("can be made here") || possible.length === 0)
    return `${problem} ${possible.length === 0 ? instead : ""}`.trim();
  return t`${problem} Here can be made: ${instead}.`;
}
