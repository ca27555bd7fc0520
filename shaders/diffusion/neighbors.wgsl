//! uses: diffusion/level-plane
// What a cell's neighbours and walls do to it. Parts that no field of a model needs are left out by
// the constants of lib/layout.

struct Neighbors {
  // sum of r w (u_j - u)
  flow: f32,
  // sum of r w
  weight: f32,
}

// The cell at hand, while its neighbours are gathered.
struct Site {
  substrate: u32,
  isFinest: bool,
  // index in `solution`, and in `auxiliary` where D varies
  index: u32,
  varies: bool,
  diffusionIndex: u32,
  own: f32,
  ownDiffusion: f32,
}

fn neighborsAt(level: LevelShape, substrate: u32, cell: vec3u) -> Neighbors {
  let sides = tables.fields[substrate].sides;
  let r = scaleOf(level, substrate);
  let inside = cell.x + (level.cells.x * (cell.y + (level.cells.y * cell.z)));
  let site = siteAt(level, substrate, inside);
  var sum = addAxis(site, axisX(level, sides), cell.x, r.x, 0u);
  sum += addAxis(site, axisY(level, sides), cell.y, r.y, 2u);
  if (FLOWS_ALONG_Z) {
    sum += addAxis(site, axisZ(level, sides), cell.z, r.z, 4u);
  }
  return Neighbors(sum.x, sum.y);
}

fn siteAt(level: LevelShape, substrate: u32, inside: u32) -> Site {
  var site: Site;
  site.substrate = substrate;
  site.isFinest = level.offset == 0u;
  site.index = planeBase(level, substrate) + inside;
  site.own = solution[site.index];
  site.ownDiffusion = 1.0;
  if (HAS_VARYING_DIFFUSION) {
    site.varies = isVarying(substrate);
    site.diffusionIndex = diffusionBase(level, substrate) + inside;
    if (site.varies) {
      site.ownDiffusion = auxiliary[site.diffusionIndex];
    }
  }
  return site;
}

// Harmonic mean: what two half cells in series conduct.
fn faceDiffusion(own: f32, other: f32) -> f32 {
  let sum = own + other;
  return select(0.0, (2.0 * own * other) / select(1.0, sum, sum > 0.0), sum > 0.0);
}

// Flow and weight of the two sides along an axis; `side` is the lower one.
fn addAxis(site: Site, axis: Axis, i: u32, r: f32, side: u32) -> vec2f {
  return addSide(site, lowerOffset(axis, i), r * weightMinus(axis, i), side)
    + addSide(site, upperOffset(axis, i), r * weightPlus(axis, i), side + 1u);
}

// Flow and weight of one side. An offset of 0 is a wall; one without flux has weight 0.
fn addSide(site: Site, offset: i32, rw: f32, side: u32) -> vec2f {
  var other = solution[u32(i32(site.index) + offset)];
  var face = rw;
  if (HAS_FIXED_WALLS) {
    // Wall values are those of the correction, 0, on coarse levels.
    if (offset == 0) {
      other = select(0.0, wallValue(site.substrate, side), site.isFinest);
    }
  }
  if (HAS_VARYING_DIFFUSION) {
    if (site.varies) {
      let otherDiffusion = auxiliary[u32(i32(site.diffusionIndex) + offset)];
      face = rw * faceDiffusion(site.ownDiffusion, otherDiffusion);
    }
  }
  return vec2f(face * (other - site.own), face);
}
