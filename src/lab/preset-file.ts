import type { PresetFile } from "../preset/preset-schema.ts";
import type { ClaimFile } from "../preset/scene-schema.ts";
import { t } from "../texts/text.ts";
import type { LabBase } from "./base.ts";
import { base64ToBytes, bytesToBase64 } from "./base64.ts";
import { documentOf, type LabDocument, type Source, type Treatment } from "./document.ts";
import { frozen } from "./plain-data.ts";
import { treatmentsOf } from "./resolve-document.ts";

/** A preset file of a document, and what had to be left out of it. */
export interface SavedPreset {
  readonly file: PresetFile;
  /** In words: claims about treatments that are gone. */
  readonly leftOut: readonly string[];
}

/**
 * All of a document as one preset file; `state`, if given, is a packed snapshot (run/pack-snapshot.ts) of how far
 * the run was and what was painted.
 */
export function presetFileOf(
  document: LabDocument,
  base: LabBase,
  state?: Uint8Array,
): SavedPreset {
  const { laboratory: _, ...file } = structuredClone(base.family.file);
  const { parameters, settings, view, record } = document;
  const { seed, grid, step } = settings;
  const treatments = structuredClone(treatmentsOf(document, base)) as Treatment[];
  const interventions = treatments.flatMap(({ on, intervention }) => (on ? [intervention] : []));
  const laboratory = laboratoryOf(document, treatments, state);
  const labels = new Set(interventions.flatMap(({ label }) => label ?? []));
  const { kept, leftOut } = withoutClaimsOn(labels, file);
  const whole: PresetFile = {
    ...kept,
    ...(Object.keys(parameters).length > 0 && {
      parameters: { ...file.parameters, ...parameters },
    }),
    ...(seed !== undefined && { seed }),
    ...(grid !== undefined && { domain: { ...file.domain, grid: [...grid] } }),
    ...(step !== undefined && { time: { ...file.time, step: `${step} min` } }),
    ...((document.treatments !== null || file.interventions !== undefined) && { interventions }),
    ...(view !== null && { view: structuredClone(view) }),
    ...(record !== null && { record: structuredClone(record) }),
    ...(Object.keys(laboratory).length > 0 && { laboratory }),
  };
  return { file: whole, leftOut };
}

type Laboratory = NonNullable<PresetFile["laboratory"]>;

function laboratoryOf(
  { camera, speed, compare, settings, instruments }: LabDocument,
  treatments: readonly Treatment[],
  state: Uint8Array | undefined,
): Laboratory {
  const switchedOff = treatments.flatMap(({ on, intervention }, at) =>
    on ? [] : [{ at, intervention }],
  );
  return {
    ...(switchedOff.length > 0 && { switchedOff }),
    ...(camera !== null && {
      camera: structuredClone(camera) as NonNullable<Laboratory["camera"]>,
    }),
    ...(speed !== null && { speed }),
    ...((compare.arms.length > 0 || compare.layout !== "side") && {
      compare: structuredClone(compare) as NonNullable<Laboratory["compare"]>,
    }),
    ...(instruments.length > 0 && {
      instruments: structuredClone(instruments) as NonNullable<Laboratory["instruments"]>,
    }),
    ...(settings.fullGrid !== undefined && { fullGrid: settings.fullGrid }),
    ...(state !== undefined && { state: bytesToBase64(state) }),
  };
}

/** A claim or breakage that leaves out a treatment that is gone says nothing any more, and would not resolve. */
function withoutClaimsOn(
  labels: ReadonlySet<string>,
  file: PresetFile,
): { readonly kept: PresetFile; readonly leftOut: readonly string[] } {
  const isGone = (names: readonly string[] | undefined): boolean =>
    names?.some((name) => !labels.has(name)) ?? false;
  const speaksOfGone = ({ given, versus, benefitVersus }: ClaimFile): boolean =>
    [given, versus, benefitVersus?.given, benefitVersus?.versus].some((run) =>
      isGone(run?.without),
    );
  const lost = (file.claims ?? []).filter(speaksOfGone);
  const own = Object.entries(file.breakages?.own ?? {});
  const lostBreakages = own.filter(([, { without }]) => isGone(without));
  const claims = file.claims?.filter((claim) => !lost.includes(claim));
  const leftOut = [
    ...lost.map(({ label, why }) => t`the claim "${label ?? why}"`),
    ...lostBreakages.map(([name]) => t`the breakage "${name}"`),
  ];
  if (leftOut.length === 0) return { kept: file, leftOut };
  const breakages = file.breakages && {
    ...file.breakages,
    own: Object.fromEntries(own.filter((entry) => !lostBreakages.includes(entry))),
  };
  return { kept: { ...file, ...(claims && { claims }), ...(breakages && { breakages }) }, leftOut };
}

/** A file as a document, and the snapshot that it brings. */
export interface OpenedFile {
  readonly document: LabDocument;
  readonly state: Uint8Array | null;
}

/** What of a preset file, checked against its schema, is its document; `name` is the file's. */
export function documentOfFile(file: PresetFile, name: string): OpenedFile {
  const { laboratory = {}, ...preset } = structuredClone(file);
  const { switchedOff = [], camera, speed, compare, instruments, fullGrid, state } = laboratory;
  const source: Source = { kind: "file", name, preset };
  const plain = documentOf(source);
  const on = (preset.interventions ?? []).map((intervention) => ({ on: true, intervention }));
  const all = [...on];
  for (const { at, intervention } of [...switchedOff].sort((a, b) => a.at - b.at)) {
    all.splice(at, 0, { on: false, intervention });
  }
  const treatments = all.map((one, index) => ({ id: `p${index + 1}`, ...one }));
  const document: LabDocument = {
    ...plain,
    treatments: switchedOff.length === 0 ? null : treatments,
    settings: fullGrid === undefined ? {} : { fullGrid },
    camera: camera ?? null,
    speed: speed ?? null,
    compare: (compare as LabDocument["compare"] | undefined) ?? plain.compare,
    instruments: instruments ?? [],
  };
  return { document: frozen(document), state: state === undefined ? null : base64ToBytes(state) };
}
