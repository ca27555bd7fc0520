import type { Expression } from "../model/expression.ts";
import type { Field, Model, Process, SideBoundary } from "../model/model.ts";

/** Every formula that a step evaluates, but for those of the observables that these name. */
export function stepExpressions({ fields, processes }: Model): Expression[] {
  return [...fields.flatMap(expressionsOfField), ...processes.flatMap(expressionsOfProcess)];
}

function expressionsOfField({ diffusion, boundary }: Field): Expression[] {
  return [diffusion, ...Object.values(boundary).flatMap(expressionsOfWall)];
}

function expressionsOfWall(wall: SideBoundary): Expression[] {
  switch (wall.type) {
    case "value":
      return [wall.value];
    case "flux":
      return [wall.flux];
    case "exchange":
      return [wall.rate, wall.target];
    default:
      return [];
  }
}

function expressionsOfProcess(process: Process): Expression[] {
  switch (process.type) {
    case "source":
    case "loss":
    case "react":
      return [process.rate];
    case "exchange":
      return [process.rate, process.target];
    case "convert":
      return [process.rate, process.yield];
    case "growth":
      return [process.rate, process.occupied, ...(process.capacity ? [process.capacity] : [])];
    case "chemotaxis":
      return [
        process.sensitivity,
        process.towards,
        ...(process.crowding ? [process.crowding] : []),
      ];
    case "fix":
      return [process.where, process.value];
  }
}
