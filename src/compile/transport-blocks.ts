import { ModelError } from "../model/error.ts";
import { isSigned } from "../model/is-signed.ts";
import type { ChemotaxisProcess, Field } from "../model/model.ts";
import { sum } from "./exact-step.ts";
import { type ModelContext, makeLowering, processPlace } from "./model-context.ts";
import { notNegative } from "./not-negative.ts";
import { PlaneWriter } from "./plane-writer.ts";
import type { Block, Drift, Mover } from "./program.ts";
import { uniformOperations } from "./uniform-operations.ts";
import { wallTerms } from "./wall-terms.ts";

/** What moves by the `transport` pass, and the blocks that write its planes. */
export interface Transport {
  readonly movers: readonly Mover[];
  readonly planeCount: number;
  readonly motility: Block;
  readonly crowding: Block;
}

/**
 * Implicit scheme: populations that diffuse or drift. Explicit scheme: whatever drifts or whose
 * diffusion varies in space; all else diffuses in the explicit pass. Throws ModelError for a
 * drift that the scheme cannot do.
 */
export function compileTransport(
  context: ModelContext,
  scheme: "implicit" | "explicit",
): Transport {
  const motility = new PlaneWriter(makeLowering(context), "transport");
  const crowding = new PlaneWriter(makeLowering(context), "transport");
  const moving = context.model.fields.map((field) => moves(context, field, scheme));
  const partial = context.model.fields.flatMap((field, slot) => {
    if (!moving[slot]) return [];
    const diffusion = motility.lower(field.diffusion, `fields.${field.name}.diffusion`);
    const motilityPlane = motility.planeIfVarying(notNegative(motility.lowering, diffusion));
    const drifts = chemotaxisOf(context, field).map((process) =>
      compileDrift(context, process, motility, crowding, moving),
    );
    return [{ slot, motilityPlane, ...wallPlanes(motility, field), drifts }];
  });
  const movers = partial.map((mover) => ({
    ...mover,
    drifts: mover.drifts.map((drift) => ({
      ...drift,
      crowdingPlane: drift.crowdingPlane < 0 ? -1 : drift.crowdingPlane + motility.count,
    })),
  }));
  return {
    movers,
    planeCount: motility.count + crowding.count,
    motility: motility.finish("motility", 0),
    crowding: crowding.finish("crowding", motility.count),
  };
}

/** Cells cross walls as they move: as fast beside them as elsewhere, and in the same substeps. */
function wallPlanes(
  motility: PlaneWriter,
  field: Field,
): Pick<Mover, "wallRatePlane" | "wallSupplyPlane"> {
  const { lowering } = motility;
  const walls = wallTerms(lowering, field, isSigned(lowering.context.model, field.name));
  if (walls.length === 0) return { wallRatePlane: -1, wallSupplyPlane: -1 };
  const total = (key: "rate" | "supply") =>
    sum(
      lowering.builder,
      walls.map((wall) => wall[key]),
    );
  return {
    wallRatePlane: motility.plane(total("rate")),
    wallSupplyPlane: motility.plane(total("supply")),
  };
}

/** The drifts of a field, in the order of model.processes. */
export function chemotaxisOf(context: ModelContext, field: Field): ChemotaxisProcess[] {
  return context.model.processes.filter(
    (process): process is ChemotaxisProcess =>
      process.type === "chemotaxis" && process.field === field.name,
  );
}

function compileDrift(
  context: ModelContext,
  process: ChemotaxisProcess,
  motility: PlaneWriter,
  crowding: PlaneWriter,
  moving: readonly boolean[],
): Drift {
  const place = processPlace(context.model, process);
  const sensitivity = motility.lower(process.sensitivity, `${place}.sensitivity`);
  const attractant = motility.lower(process.towards, `${place}.towards`);
  const operation = motility.lowering.builder.operations[attractant];
  const slot = operation?.op === "field" && !moving[operation.slot] ? operation.slot : -1;
  return {
    // A field that moves itself is copied first, so that no one follows a half-moved one.
    attractantSlot: slot,
    attractantPlane: slot >= 0 ? -1 : motility.plane(attractant),
    sensitivityPlane: motility.planeIfVarying(sensitivity),
    crowdingPlane: crowdingPlane(process, place, crowding),
  };
}

/** min(max(0, 1 - crowding), 1); the bound on substeps counts on both. */
function crowdingPlane(process: ChemotaxisProcess, place: string, writer: PlaneWriter): number {
  if (process.crowding === undefined) return -1;
  const { builder } = writer.lowering;
  const one = builder.constant(1);
  const room = builder.binary("subtract", one, writer.lower(process.crowding, `${place}.crowding`));
  return writer.plane(builder.binary("min", notNegative(writer.lowering, room), one));
}

/** Whether a field moves by the `transport` pass. Throws ModelError as compileTransport does. */
export function moves(
  context: ModelContext,
  field: Field,
  scheme: "implicit" | "explicit",
): boolean {
  const [drift] = chemotaxisOf(context, field);
  if (drift !== undefined) checkDrift(context, field, drift, scheme);
  const lowering = makeLowering(context);
  const { builder } = lowering;
  const diffusion = lowering.lower(field.diffusion, `fields.${field.name}.diffusion`);
  const diffuses = builder.constantOf(diffusion) !== 0;
  if (field.kind === "static" && diffuses) {
    throw new ModelError(
      `fields.${field.name}.diffusion`,
      'a static field does not move; make its kind "population"',
    );
  }
  if (scheme === "explicit") {
    return drift !== undefined || !uniformOperations(builder)[diffusion];
  }
  return field.kind === "population" && (drift !== undefined || diffuses);
}

function checkDrift(
  context: ModelContext,
  field: Field,
  drift: ChemotaxisProcess,
  scheme: "implicit" | "explicit",
): void {
  if (field.kind === "population") return;
  if (field.kind === "substrate" && scheme === "explicit") return;
  const advice =
    field.kind === "substrate"
      ? 'make its kind "population", or choose the explicit scheme (time.scheme)'
      : 'make its kind "population"';
  throw new ModelError(
    `${processPlace(context.model, drift)}.field`,
    `"${field.name}" is a ${field.kind} field and cannot follow a gradient; ${advice}`,
  );
}
