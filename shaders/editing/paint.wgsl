//! uses: lib/state, lib/carry
// A soft round brush along a segment; only the box of voxels within its reach is visited. What it sets or
// multiplies has no carry any more.

struct Brush {
  // um; w: radius, softness
  start: vec4f,
  end: vec4f,
  // first voxel of the box; w: slot of the field
  first: vec4u,
  // voxels of the box; w: ADD, SET or MULTIPLY
  size: vec4u,
  // amount, limit; whether values below 0 are allowed, whether the grid is 3D
  amount: f32,
  limit: f32,
  isSigned: u32,
  isSolid: u32,
}

@group(1) @binding(0) var<uniform> brush: Brush;

const ADD: u32 = 0u;
const SET: u32 = 1u;
const MULTIPLY: u32 = 2u;

@compute @workgroup_size(16, 4, 1)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cell = brush.first.xyz + id;
  if (any(id >= brush.size.xyz) || !isInside(cell)) {
    return;
  }
  let weight = brushWeight((vec3f(cell) + 0.5) * now.spacing);
  if (weight <= 0.0) {
    return;
  }
  let voxel = voxelAt(cell);
  let next = painted(readField(brush.first.w, voxel), weight);
  writeField(brush.first.w, voxel, select(max(next, 0.0), next, brush.isSigned != 0u));
  if (HAS_CARRY && (brush.size.w != ADD)) {
    writeCarry(brush.first.w, voxel, 0.0);
  }
}

// 1 within radius*(1 - softness) of the segment, falling smoothly to 0 at the radius.
fn brushWeight(position: vec3f) -> f32 {
  let axes = vec3f(1.0, 1.0, select(0.0, 1.0, brush.isSolid != 0u));
  let segment = (brush.end.xyz - brush.start.xyz) * axes;
  let offset = (position - brush.start.xyz) * axes;
  let radius = brush.start.w;
  let softness = brush.end.w;
  let squared = dot(segment, segment);
  let along = select(0.0, dot(offset, segment) / select(squared, 1.0, squared <= 0.0), squared > 0.0);
  let distance = length(offset - (min(max(along, 0.0), 1.0) * segment));
  let hard = radius * (1.0 - softness);
  if (distance >= radius) {
    return 0.0;
  }
  if (distance <= hard) {
    return 1.0;
  }
  let t = (radius - distance) / (radius - hard);
  return t * t * (3.0 - (2.0 * t));
}

fn painted(value: f32, weight: f32) -> f32 {
  if (brush.size.w == SET) {
    return value + (weight * (brush.amount - value));
  }
  if (brush.size.w == MULTIPLY) {
    return value * (1.0 + (weight * (brush.amount - 1.0)));
  }
  let next = value + (weight * brush.amount);
  // What lies past the limit already stays there: adding never takes away.
  return select(next, max(value, min(next, brush.limit)), brush.amount > 0.0);
}
