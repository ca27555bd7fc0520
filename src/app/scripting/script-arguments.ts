import { isWithin, limits, type Range } from "../../limits/limits.ts";
import type { Model } from "../../model/model.ts";
import { didYouMean } from "../../model/suggest.ts";
import { parseDuration } from "../../model/units.ts";
import type { PresetSource } from "../lab/preset-source.ts";

/** What scripts give `window.milieu`, checked: each throws, in a sentence, for what cannot be. */

/** A shipped preset's name, a preset file's text, or the object it holds. A name has no brace in it. */
export function sourceArgument(preset: unknown): PresetSource {
  if (typeof preset === "object" && preset !== null) {
    return { kind: "text", text: textOf(preset) };
  }
  if (typeof preset !== "string") {
    throw new TypeError(
      `load() takes a preset's name, a preset file's text or the object it holds, not ${say(preset)}.`,
    );
  }
  return preset.includes("{") ? { kind: "text", text: preset } : { kind: "library", name: preset };
}

function textOf(preset: object): string {
  try {
    return JSON.stringify(preset);
  } catch (error) {
    throw new TypeError(
      "load() takes a preset as plain data: this object cannot be written as JSON.",
      { cause: error },
    );
  }
}

export function stepsArgument(count: unknown): number {
  if (typeof count === "number" && Number.isInteger(count) && isWithin(limits.scriptSteps, count)) {
    return count;
  }
  const { least, most } = limits.scriptSteps;
  throw new RangeError(`step() takes a whole number from ${least} to ${most}, not ${say(count)}.`);
}

/** A time, min: a number, or text such as "1 d". */
export function timeArgument(time: unknown, method = "runTo"): number {
  const minutes = typeof time === "string" ? parseDuration(time, "") : time;
  if (typeof minutes === "number" && Number.isFinite(minutes) && minutes >= 0) return minutes;
  throw new RangeError(
    `${method}() takes a time in min or a text such as "1 d", not ${say(time)}.`,
  );
}

/** What may be left out: an object that a method reads its options off. */
export function optionsArgument(method: string, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  throw new TypeError(`${method}() takes its options as an object, not ${say(options)}.`);
}

/** How runTo() may be stopped, and who hears how far it is. */
export function runToArgument(options: unknown = {}): void {
  progressArgument("runTo", options);
}

/** The same of another method that takes long. */
export function progressArgument(method: string, options: unknown): void {
  optionsArgument(method, options);
  const { signal, onProgress } = options as { signal?: unknown; onProgress?: unknown };
  stopAndProgress(method, signal, onProgress);
}

/** What takes long may be stopped, and says how far it is. */
export function stopAndProgress(method: string, signal: unknown, onProgress: unknown): void {
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw new TypeError(`${method}() takes an AbortSignal as its signal, not ${say(signal)}.`);
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw new TypeError(`${method}() takes a function as onProgress, not ${say(onProgress)}.`);
  }
}

/** A field's or an observable's name. */
export function readableArgument(model: Model, name: unknown): string {
  const names = [...model.fields, ...model.observables].map((one) => one.name);
  if (typeof name === "string" && names.includes(name)) return name;
  throw new RangeError(`There is no field or observable ${unknownName(name, names)}.`);
}

/** Names of what is measured; compartments always are. */
export function namesArgument(model: Model, names: unknown): readonly string[] {
  if (!Array.isArray(names)) {
    throw new TypeError(`observables() takes a list of names, not ${say(names)}.`);
  }
  const compartments = model.compartments.map(({ name }) => name);
  const others = names.filter((name) => !compartments.includes(name));
  return others.map((name) => readableArgument(model, name));
}

/** Whose budget is asked for, and where. */
export function budgetArgument(model: Model, field: unknown, options: unknown): void {
  const names = [...model.fields, ...model.compartments].map(({ name }) => name);
  if (typeof field !== "string" || !names.includes(field)) {
    throw new RangeError(`There is no field or compartment ${unknownName(field, names)}.`);
  }
  optionsArgument("budget", options);
  const { at, region } = options as { at?: unknown; region?: unknown };
  const isPlace = Array.isArray(at) && at.every((one) => Number.isFinite(one));
  if (at !== undefined && !isPlace) {
    throw new TypeError(`budget() takes a place as numbers in µm, not ${say(at)}.`);
  }
  if (region !== undefined && typeof region !== "string") {
    throw new TypeError(`budget() takes a region as a formula, not ${say(region)}.`);
  }
}

/** A parameter's name and a value in its range, as the command line demands. */
export function parameterArgument(model: Model, name: unknown, value: unknown): void {
  const found = model.parameters.find((parameter) => parameter.name === name);
  if (found === undefined) {
    const names = model.parameters.map((parameter) => parameter.name);
    throw new RangeError(`There is no parameter ${unknownName(name, names)}.`);
  }
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new TypeError(`The value of "${found.name}" must be a finite number, not ${say(value)}.`);
  }
  const { min, max, unit } = found;
  if (value >= min && value <= max) return;
  throw new RangeError(
    `${value} is outside the range of "${found.name}", ${min} to ${max} (${unit}).`,
  );
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What screenshot() is to make. */
export function screenshotArgument(options: unknown): void {
  optionsArgument("screenshot", options);
  const { captions = true } = options as { captions?: unknown };
  if (typeof captions === "boolean") return;
  throw new TypeError(`A picture's captions are true or false, not ${say(captions)}.`);
}

/** px */
export function sizeArgument({ width, height }: PictureSize): void {
  within("A picture's width", width, limits.pictureSide, "px");
  within("A picture's height", height, limits.pictureSide, "px");
  if (width * height <= limits.picturePixels.most) return;
  const megapixels = (pixels: number): number => Math.floor(pixels / 1e6);
  throw new RangeError(
    `A picture of ${width} × ${height} px is too large; ${megapixels(limits.picturePixels.most)} megapixels are the most.`,
  );
}

function within(what: string, value: unknown, range: Range, unit: string): void {
  if (typeof value === "number" && isWithin(range, value)) return;
  throw new RangeError(
    `${what} is from ${range.least} to ${range.most} ${unit}, not ${say(value)}.`,
  );
}

export function unknownName(name: unknown, names: readonly string[]): string {
  return typeof name === "string" ? `"${name}"${didYouMean(name, names)}` : say(name);
}

export function say(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
