import * as v from "valibot";
import { list, optional, text } from "../model/schema-parts.ts";

/** The simulation that a picture shows, as its file carries it. */
export interface PictureMetadata {
  readonly format: typeof FORMAT;
  /** Of the Milieu that made it. */
  readonly version: string;
  readonly title: string;
  /** What a browser opens; "" where the simulation is too large for a link. */
  readonly link: string;
  /** "#v1=...": the document, as in a link; "" likewise. */
  readonly document: string;
  /** All of the document as a preset file: for another version, and for who has no Milieu. null: it is too large. */
  readonly preset: unknown;
  readonly seed: number;
  /** Simulated times that are shown, min. */
  readonly times: readonly number[];
  /** What the figure was asked to be; absent: a plain picture. */
  readonly figure?: unknown;
}

export const FORMAT = "milieu-picture/1";

/** Bytes of its JSON at most: twice what a link may hold. */
export const MOST_METADATA = 16 * 2 ** 20;

/** Keys that a later version adds are passed over. */
export const metadataSchema = v.object({
  format: v.literal(FORMAT),
  version: text(100),
  title: text(1000),
  link: text(3_000_000),
  document: text(2_000_000),
  preset: v.unknown(),
  seed: v.number(),
  times: list(v.number(), 1000),
  figure: optional(v.unknown()),
});

/** The metadata as JSON; without the preset file where that is too large. */
export function metadataJson(metadata: PictureMetadata): string {
  const whole = JSON.stringify(metadata);
  if (whole.length <= MOST_METADATA / 4) return whole;
  return JSON.stringify({ ...metadata, preset: null });
}
