import {
  completeFigure,
  type FigureRequest,
  type FigureSettings,
  figureSchema,
} from "../../figure/settings.ts";
import type { Lab } from "../../lab/lab.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { tellingMoment } from "../../preset/telling-moment.ts";
import { t } from "../../texts/text.ts";
import { pictureMetadata } from "../lab/picture-metadata.ts";
import type { Session } from "../session/session.ts";
import { type BuiltFigure, buildFigure } from "./build-content.ts";
import type { Looked } from "./build-panel.ts";
import type { MoveOptions } from "./own-run.ts";
import { type FigurePlan, type PlanSource, planFigure } from "./plan.ts";
import { type RenderedFigure, renderFigure } from "./render.ts";
import { FigureStates } from "./states.ts";
import { figureFile } from "./write-figure.ts";

/** A figure whose states are read: it can be drawn at any size. */
export interface PreparedFigure {
  readonly settings: FigureSettings;
  readonly source: PlanSource;
  readonly plan: FigurePlan;
  readonly built: BuiltFigure;
}

/** A request that a person or a script made, complete. Throws a ModelError that names every wrong key. */
export function readFigureRequest(input: unknown): FigureSettings {
  return completeFigure(checkShape(figureSchema, input, "figure") as FigureRequest);
}

/** Figures of what the page shows. */
export class FigureMaker {
  readonly #session: Session;
  readonly #lab: Lab;
  readonly #states: FigureStates;

  private constructor(session: Session, lab: Lab, states: FigureStates) {
    this.#session = session;
    this.#lab = lab;
    this.#states = states;
  }

  static async open(session: Session, lab: Lab): Promise<FigureMaker> {
    return new FigureMaker(session, lab, await FigureStates.open(session));
  }

  /** What there is to choose from. */
  get source(): PlanSource {
    const { picture, run } = this.#session;
    if (picture === null || run === null) throw new Error(t`No preset is loaded yet.`);
    const { stop } = run.preset.scenario.time;
    const moment = tellingMoment(run.preset)?.at;
    return {
      document: this.#lab.document.peek(),
      base: this.#lab.base.peek(),
      choice: picture.choice,
      times: { now: this.#states.now, moment, stop },
    };
  }

  /** Computes and reads what a figure shows. Rejects with words for the user, or the signal's reason. */
  async prepare(settings: FigureSettings, options: MoveOptions = {}): Promise<PreparedFigure> {
    const { source } = this;
    const plan = await planFigure(settings, source);
    const built = await buildFigure(plan, settings, this.#states, this.#looked(), options);
    return { settings, source, plan, built };
  }

  render(
    { built }: PreparedFigure,
    settings: FigureSettings,
    signal?: AbortSignal,
  ): Promise<RenderedFigure> {
    return renderFigure(built, settings, this.#session.stage, signal);
  }

  /** The file of a figure, with its simulation. */
  async file(prepared: PreparedFigure, options: MoveOptions = {}): Promise<Blob> {
    const { settings, source, plan } = prepared;
    const { document, base } = source;
    const rendered = await this.render(prepared, settings, options.signal);
    const times = plan.times.map(({ time }) => time);
    const metadata = await pictureMetadata(document, base, times, settings);
    return figureFile(rendered, settings, settings.title || base.preset.title, metadata);
  }

  dispose(): void {
    this.#states.dispose();
  }

  #looked(): Looked {
    const { stage, picture, run } = this.#session;
    if (picture === null || run === null) throw new Error(t`No preset is loaded yet.`);
    const { nx, ny, nz, dx, dy, dz } = run.preset.scenario.grid;
    return {
      slice: picture.choice.slice,
      framing: stage.framing,
      extent: { width: nx * dx, height: ny * dy, depth: nz * dz },
    };
  }
}

/** One figure as a file: for scripts. Rejects with words for the user. */
export async function makeFigure(
  session: Session,
  lab: Lab,
  request: unknown,
  options: MoveOptions = {},
): Promise<Blob> {
  const settings = readFigureRequest(request);
  const maker = await FigureMaker.open(session, lab);
  try {
    return await maker.file(await maker.prepare(settings, options), options);
  } finally {
    maker.dispose();
  }
}
