import type { FilmFileFormat } from "../../data/formats.ts";
import type { DrawnSetting } from "../../look/looks.ts";
import type { Turn } from "../../look/parts/turn.ts";
import type { Corner, OverlayName } from "./film-schema.ts";

/** A film as it was asked for: s of film, min of simulated time, px. */
export interface FilmSetting {
  /** Simulated time of the first frame, min. */
  readonly from: number;
  /** Simulated time at the end, min; absent: the end of the run. */
  readonly to?: number;
  readonly pace: FilmPace;
  readonly slow: SlowDown | null;
  /** s of film that it rests on its last picture. */
  readonly hold: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  readonly format: FilmFileFormat;
  /** Absent: the best of the format. */
  readonly codec?: FilmVideoCodec;
  readonly quality: FilmQuality;
  readonly transparent: boolean;
  readonly loop: boolean;
  /** Of a GIF: colors of each frame, or of the first one for all. */
  readonly palette: "frame" | "film";
  /** Of a GIF: how its colors stand for what lies between them. */
  readonly dither: "none" | "ordered" | "diffused";
  readonly windows: "follow" | "fixed";
  /** Absent: the preset's. */
  readonly title?: string;
  readonly caption: string;
  readonly author: string;
  readonly overlays: FilmOverlays;
  readonly panels: readonly FilmPanel[];
  readonly layout: PanelLayout;
  readonly camera: readonly CameraKey[];
}

/** How long a film is: a length (s), or simulated min for each s, the same all along or by points. */
export type FilmPace =
  | { readonly kind: "length"; readonly seconds: number }
  | { readonly kind: "speed"; readonly minutes: number; readonly seconds?: number }
  | { readonly kind: "points"; readonly points: readonly SpeedPoint[] };

/** A speed (min for each s of film) at a simulated time (min). */
export interface SpeedPoint {
  readonly time: number;
  readonly speed: number;
}

export interface SlowDown {
  /** Share of the speed. */
  readonly to: number;
  /** s of film at that speed. */
  readonly lasts: number;
  /** min; null: at every treatment. */
  readonly at: readonly number[] | null;
}

export type FilmQuality = "small" | "good" | "best";
export type FilmVideoCodec = "avc" | "vp9" | "vp8" | "av1";
export type PanelLayout = "row" | "main" | "grid";
export type FilmOverlays = Readonly<Record<OverlayName, FilmOverlay | null>>;

/** Something written into the film. */
export interface FilmOverlay {
  readonly at: Corner;
  /** 1 is usual. */
  readonly size: number;
}

/** What a panel shows: what the page shows, one look, or what is measured over time. */
export type FilmPanel =
  | { readonly kind: "view" }
  | { readonly kind: "look"; readonly setting: DrawnSetting }
  | { readonly kind: "curves" };

export interface CameraKey {
  /** A share of the film, or a simulated time (min). */
  readonly at: { readonly share: number } | { readonly time: number };
  /** um */
  readonly center?: readonly [number, number];
  readonly zoom?: number;
  readonly turn?: Turn;
}
