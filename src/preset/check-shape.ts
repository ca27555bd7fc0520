import * as v from "valibot";
import { Problems } from "../model/problems.ts";
import { nameOfType } from "../model/schema-parts.ts";
import { didYouMean } from "../model/suggest.ts";

/** The input as what the schema says it is; else a ModelError that names every wrong place. */
export function checkShape<T extends v.GenericSchema>(
  schema: T,
  input: unknown,
  place = "",
): v.InferOutput<T> {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const problems = new Problems();
  for (const issue of result.issues) problems.add(placeOf(place, issue), describe(issue));
  problems.throwIfAny();
  return input as v.InferOutput<T>;
}

/** "processes[3].rate" */
function placeOf(start: string, issue: v.BaseIssue<unknown>): string {
  let place = start;
  for (const { key } of issue.path ?? []) {
    const text = String(key).slice(0, 64);
    if (typeof key === "number") place += `[${text}]`;
    else place += place === "" ? text : `.${text}`;
  }
  return place;
}

function describe(issue: v.BaseIssue<unknown>): string {
  const { type, expected } = issue;
  const is = `but is ${nameOfType(issue.input)}`;
  switch (type) {
    case "string":
      return `must be text, ${is}`;
    case "number":
      return `must be a number, ${is}`;
    case "array":
      return `must be a list, [...], ${is}`;
    case "record":
      return `must be an object, {...}, ${is}`;
    case "tuple":
      return `must be a list of two numbers, ${is}`;
    case "union":
      return `must be a number or text, ${is}`;
    case "picklist":
    case "literal":
    case "variant":
      return describeChoice(issue);
    case "integer":
      return "must be a whole number";
    case "min_value":
    case "max_value":
      return `must be ${expected?.replace(">=", "at least ").replace("<=", "at most ")}, but is ${String(issue.input)}`;
    case "min_length":
    case "max_length":
    case "max_entries":
      return `must have ${expected?.replace(">=", "at least ").replace("<=", "at most ")} entries or characters, but has ${issue.received}`;
    default:
      return issue.message;
  }
}

function describeChoice(issue: v.BaseIssue<unknown>): string {
  const known = [...(issue.expected ?? "").matchAll(/"([^"]*)"/g)].map(
    (match) => match[1] as string,
  );
  if (known.length === 0) return `must be an object, {...}, but is ${nameOfType(issue.input)}`;
  const options = known.map((option) => `"${option}"`).join(", ");
  const must = known.length === 1 ? `must be ${options}` : `must be one of ${options}`;
  if (issue.input === undefined) return `is missing; it ${must}`;
  if (typeof issue.input !== "string") return `${must}, but is ${nameOfType(issue.input)}`;
  return `${must}, but is "${issue.input.slice(0, 64)}"${didYouMean(issue.input, known)}`;
}
