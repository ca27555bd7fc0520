import { limits } from "../limits/limits.ts";
import { ModelError } from "../model/error.ts";
import { findJsonMistake } from "./find-json-mistake.ts";
import { OpenKeys } from "./open-keys.ts";

/** The value of a JSON text. Keys that stand twice or could reach an object's prototype are mistakes. */
export function parseJson(text: string): unknown {
  const written = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (written.length > limits.jsonText.most) {
    throw new ModelError(
      "",
      `the file is longer than ${limits.jsonText.most} characters; put pictures beside it`,
    );
  }
  const mistake = findJsonMistake(written, limits.jsonNesting.most, new OpenKeys());
  if (mistake !== undefined) {
    const { line, column } = positionOf(written, mistake.at);
    throw new ModelError(`line ${line}, column ${column}`, mistake.problem);
  }
  return JSON.parse(written);
}

function positionOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: at - lastBreak };
}
