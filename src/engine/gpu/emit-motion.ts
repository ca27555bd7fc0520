import type { GroupedDrift, MotionAxis, MotionGroup } from "./motion-groups.ts";

export function functionText(signature: string, body: string): string {
  return `fn ${signature} {\n${body}}\n`;
}

/** What a group's rates need of the voxel itself. */
export function ownTerms(group: MotionGroup, withRoom: boolean): string {
  const lines: string[] = [];
  if (group.motilityPlane >= 0) {
    lines.push(`  let motility = ${transportAt(group.motilityPlane, "at.voxel")};\n`);
  } else {
    lines.push(`  let motility = positive(readUniform(${group.uniformMotility}));\n`);
  }
  for (const [d, drift] of group.drifts.entries()) {
    lines.push(`  let attractant${d} = ${attractantAt(drift, "at.voxel")};\n`);
    const chi =
      drift.sensitivityPlane < 0
        ? `readUniform(${drift.uniformSensitivity})`
        : transportAt(drift.sensitivityPlane, "at.voxel");
    lines.push(`  let chi${d} = ${chi};\n`);
    if (withRoom && drift.crowdingPlane >= 0) {
      lines.push(`  let room${d} = ${transportAt(drift.crowdingPlane, "at.voxel")};\n`);
    }
  }
  return lines.join("");
}

/** um/min, positive towards `other`. */
export function driftSpeed(
  drift: GroupedDrift,
  d: number,
  other: string,
  axis: MotionAxis,
): string {
  const chi =
    drift.sensitivityPlane < 0
      ? `chi${d}`
      : `(0.5 * (chi${d} + ${transportAt(drift.sensitivityPlane, other)}))`;
  return `(${chi} * (${attractantAt(drift, other)} - attractant${d})) / now.spacing.${axis.name}`;
}

export function sumOf(terms: readonly { readonly term: string }[]): string {
  return terms.length > 0 ? terms.map(({ term }) => term).join(" + ") : "0.0";
}

/** The arithmetic mean: a harmonic one would freeze a front into matter where nothing moves. */
export function faceMotility({ motilityPlane }: MotionGroup, other: string): string {
  if (motilityPlane < 0) return "motility";
  return `0.5 * (motility + ${transportAt(motilityPlane, other)})`;
}

function attractantAt(drift: GroupedDrift, voxel: string): string {
  return drift.attractantSlot >= 0
    ? `fields[${place(drift.attractantSlot, voxel)}]`
    : transportAt(drift.attractantPlane, voxel);
}

export function transportAt(plane: number, voxel: string): string {
  return `readTransport(${plane}u, ${voxel})`;
}

export function place(plane: number, voxel: string): string {
  return plane === 0 ? voxel : `(${plane}u * VOXELS) + ${voxel}`;
}
