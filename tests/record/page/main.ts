import * as mediabunny from "mediabunny";
import { BlobSource, EncodedPacketSink, Input, MP4, VideoSampleSink, WEBM } from "mediabunny";
import { crc32 } from "../../../src/engine/crc-32.ts";
import { filmFormatsHere } from "../../../src/record/film-format.ts";
import { findFilms, openFound } from "../../../src/record/kept/found-films.ts";
import type { FilmPlan } from "../../../src/record/write/film-plan.ts";
import { type FilmWriter, openFilmWriter } from "../../../src/record/write/film-writer.ts";
import { brightnessOf, ssim } from "../../support/ssim.ts";
import { numberOf, paintFrame } from "./painted-frame.ts";

/** Makes films of painted frames, and reads them: everything that crosses is plain data. */
const films = {
  /** A whole film of `plan.frames` frames, and what is kept of it gone; its bytes stay in `bytes()`. */
  async make(plan: FilmPlan) {
    const writer = await openFilmWriter(plan);
    await addFrames(writer, plan, 0, plan.frames);
    const film = await writer.finish();
    if (film === null) throw new Error("no film");
    const blob = new Blob([await film.file.arrayBuffer()], { type: film.file.type });
    await film.held.remove();
    last = blob;
    const { frames, problem } = film;
    return { keeps: writer.keeps, frames, problem, type: blob.type, size: blob.size };
  },
  /** Begins a film and never ends it. */
  async begin(plan: FilmPlan, frames: number) {
    const writer = await openFilmWriter(plan);
    await addFrames(writer, plan, 0, frames);
    return writer.keeps;
  },
  formats: (width: number, height: number, fps: number) =>
    filmFormatsHere(mediabunny, { width, height }, fps),
  /** What earlier pages left. */
  async found() {
    found = await findFilms();
    return found.map(({ plan, bytes, isWhole }) => ({ plan, bytes, isWhole }));
  },
  /** Opens one that was found, to be read as the last film. */
  async recover(index = 0) {
    const one = found[index];
    const film = one === undefined ? null : await openFound(one);
    if (film === null) return null;
    last = new Blob([await film.file.arrayBuffer()]);
    const { frames, problem } = film;
    return { frames, problem };
  },
  forget: async () => {
    for (const { held } of found) await held.remove();
    return (await findFilms()).length;
  },
  /** The last film's bytes. */
  bytes: async () => textOf(new Uint8Array(await last.arrayBuffer())),
  /** The pixels of a small plan's frame, as it was painted. */
  painted: (frame: number) =>
    textOf(new Uint8Array(paintedFrame(320, 180, frame, false).data.buffer)),
  /** What a player finds in the last film, and how its frames compare with the painted ones. */
  async read(transparent = false) {
    const input = new Input({ source: new BlobSource(last), formats: [MP4, WEBM] });
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error("no video track");
    const packets = [];
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const { timestamp: time, duration, data } = packet;
      packets.push({ time, duration, checksum: crc32(data) });
    }
    const frames = [];
    const canvas = new OffscreenCanvas(track.displayWidth, track.displayHeight);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (context === null) throw new Error("no 2D canvas");
    for await (const sample of new VideoSampleSink(track).samples()) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      sample.draw(context, 0, 0);
      sample.close();
      const shown = context.getImageData(0, 0, canvas.width, canvas.height);
      const number = numberOf(shown);
      const wanted = paintedFrame(canvas.width, canvas.height, frames.length, transparent);
      const brightness = brightnessOf(shown);
      frames.push({
        number,
        likeness: ssim(shown, wanted),
        brightness: brightness.reduce((sum, one) => sum + one) / brightness.length,
        corner: shown.data[3],
      });
    }
    const codec = track.codec;
    const duration = await track.computeDuration();
    return { codec, width: canvas.width, height: canvas.height, duration, packets, frames };
  },
};

export type Films = typeof films;
declare global {
  interface Window {
    films: Films;
  }
}
window.films = films;

let last = new Blob();
let found: Awaited<ReturnType<typeof findFilms>> = [];

/** In base 64. */
function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

async function addFrames(
  writer: FilmWriter,
  plan: FilmPlan,
  from: number,
  to: number,
): Promise<void> {
  const canvas = new OffscreenCanvas(plan.width, plan.height);
  for (let frame = from; frame < to; frame++) {
    paintFrame(canvas, frame, plan.transparent);
    await writer.add(canvas, frame / plan.fps, 1 / plan.fps, 60 * frame);
  }
}

function paintedFrame(
  width: number,
  height: number,
  frame: number,
  transparent: boolean,
): ImageData {
  const canvas = new OffscreenCanvas(width, height);
  paintFrame(canvas, frame, transparent);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no 2D canvas");
  return context.getImageData(0, 0, width, height);
}
