//! uses: lib/state, lib/response
// Scharfetter and Gummel's rates (1/min) at which a mover crosses the face between two voxels, per
// density on the side that it leaves: x forward from `voxel` to `other`, y backward.

// Cells flow along these axes. Faces are looped over, so that compilers see one of them only.
const FLOW_AXES: u32 = select(2u, 3u, FLOWS_ALONG_Z);

// B(z) = z / (e^z - 1) for z >= 0.
fn bernoulli(z: f32) -> f32 {
  return select(z / grow(select(z, 1.0, z == 0.0)), 1.0, z == 0.0);
}

// p(D, -|v|), um/min: the rate against the drift.
fn rateAgainst(D: f32, speed: f32, h: f32) -> f32 {
  if (!HAS_DRIFT) {
    return D / h;
  }
  let isTooSmall = (D < 1e-6 * speed * h) || (D == 0.0);
  let rate = (D / h) * bernoulli((speed * h) / select(D, 1.0, isTooSmall));
  return select(rate, 0.0, isTooSmall);
}

// p(D, v), um/min.
fn rateAlong(D: f32, v: f32, h: f32) -> f32 {
  return rateAgainst(D, abs(v), h) + max(v, 0.0);
}

fn faceRates(mover: u32, voxel: u32, other: u32, h: f32) -> vec2f {
  let D = faceMotility(mover, voxel, other);
  let v = drift(mover, voxel, other, h, 0);
  let against = rateAgainst(D, abs(v), h);
  return vec2f(against + max(v, 0.0), against + max(-v, 0.0)) / h;
}

// The largest rate that any crowding could let through, for the choice of substeps: forward for
// side 1, backward for side -1.
fn boundRate(mover: u32, voxel: u32, other: u32, h: f32, side: i32) -> f32 {
  let D = faceMotility(mover, voxel, other);
  let v = f32(side) * drift(mover, voxel, other, h, side);
  return max(D / h, rateAlong(D, v, h)) / h;
}

// Random motility in a voxel, um^2/min.
fn motilityAt(mover: u32, voxel: u32) -> f32 {
  let plane = tables.movers[mover].motilityPlane;
  if (plane >= 0) {
    return readTransport(u32(plane), voxel);
  }
  let slot = tables.movers[mover].slot;
  return max(0.0, readUniform(tables.fields[slot].uniformDiffusion));
}

// The arithmetic mean: a harmonic one would freeze a front into matter where nothing moves.
fn faceMotility(mover: u32, voxel: u32, other: u32) -> f32 {
  if (tables.movers[mover].motilityPlane < 0) {
    return motilityAt(mover, voxel);
  }
  return 0.5 * (motilityAt(mover, voxel) + motilityAt(mover, other));
}

// Drift speed across a face, um/min, positive from `voxel` to `other`. side 0: as it is, with
// crowding where each drift points; side 1 or -1: the most there could be towards that side.
fn drift(mover: u32, voxel: u32, other: u32, h: f32, side: i32) -> f32 {
  if (!HAS_DRIFT) {
    return 0.0;
  }
  let first = tables.movers[mover].firstDrift;
  let count = tables.movers[mover].driftCount;
  var v = 0.0;
  for (var d = first; d < first + count; d++) {
    let speed = driftSpeed(tables.drifts[d], voxel, other, h);
    let crowding = tables.drifts[d].crowdingPlane;
    if (crowding < 0) {
      v += speed;
    } else if (side == 0) {
      v += speed * readTransport(u32(crowding), select(voxel, other, speed > 0.0));
    } else if ((speed * f32(side)) > 0.0) {
      v += speed;
    }
  }
  return v;
}

fn driftSpeed(entry: DriftEntry, voxel: u32, other: u32, h: f32) -> f32 {
  var chi = readUniform(entry.uniformSensitivity);
  if (entry.sensitivityPlane >= 0) {
    let plane = u32(entry.sensitivityPlane);
    chi = 0.5 * (readTransport(plane, voxel) + readTransport(plane, other));
  }
  return (chi * (attractantAt(entry, other) - attractantAt(entry, voxel))) / h;
}

fn attractantAt(entry: DriftEntry, voxel: u32) -> f32 {
  if (entry.attractantSlot >= 0) {
    return readField(u32(entry.attractantSlot), voxel);
  }
  return readTransport(u32(entry.attractantPlane), voxel);
}
