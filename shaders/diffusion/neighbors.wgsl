//! uses: diffusion/level-plane
// What a cell's neighbours and walls do to it.

struct Neighbors {
  // sum of r w (u_j - u)
  flow: f32,
  // sum of r w
  weight: f32,
}

// The cell at hand, while its neighbours are gathered.
struct Site {
  // index in `solution`, and in `auxiliary` where D varies
  index: u32,
  diffusionIndex: u32,
  varies: bool,
  own: f32,
  ownDiffusion: f32,
}

fn neighborsAt(level: LevelShape, substrate: u32, cell: vec3u) -> Neighbors {
  let x = axisX(level, substrate);
  let y = axisY(level, substrate);
  let z = axisZ(level, substrate);
  let inside = cell.x + (y.stride * cell.y) + (z.stride * cell.z);
  let site = siteAt(level, substrate, inside);
  let r = scaleOf(level, substrate);
  var sum = vec2f(0.0);
  sum += addSide(site, lowerOffset(x, cell.x), r.x * weightMinus(x, cell.x), level, substrate, 0u);
  sum += addSide(site, upperOffset(x, cell.x), r.x * weightPlus(x, cell.x), level, substrate, 1u);
  sum += addSide(site, lowerOffset(y, cell.y), r.y * weightMinus(y, cell.y), level, substrate, 2u);
  sum += addSide(site, upperOffset(y, cell.y), r.y * weightPlus(y, cell.y), level, substrate, 3u);
  sum += addSide(site, lowerOffset(z, cell.z), r.z * weightMinus(z, cell.z), level, substrate, 4u);
  sum += addSide(site, upperOffset(z, cell.z), r.z * weightPlus(z, cell.z), level, substrate, 5u);
  return Neighbors(sum.x, sum.y);
}

fn siteAt(level: LevelShape, substrate: u32, inside: u32) -> Site {
  var site: Site;
  site.index = planeBase(level, substrate) + inside;
  site.diffusionIndex = diffusionBase(level, substrate) + inside;
  site.varies = isVarying(substrate);
  site.own = solution[site.index];
  site.ownDiffusion = 1.0;
  if (site.varies) {
    site.ownDiffusion = auxiliary[site.diffusionIndex];
  }
  return site;
}

// Harmonic mean: what two half cells in series conduct.
fn faceDiffusion(own: f32, other: f32) -> f32 {
  let sum = own + other;
  if (sum > 0.0) {
    return (2.0 * own * other) / sum;
  }
  return 0.0;
}

// Flow and weight of one side; an offset of 0 is a wall.
fn addSide(
  site: Site,
  offset: i32,
  rw: f32,
  level: LevelShape,
  substrate: u32,
  side: u32,
) -> vec2f {
  if (rw == 0.0) {
    return vec2f(0.0);
  }
  if (offset == 0) {
    let face = rw * site.ownDiffusion;
    return vec2f(face * (levelWall(level, substrate, side) - site.own), face);
  }
  let other = solution[u32(i32(site.index) + offset)];
  if (!site.varies) {
    return vec2f(rw * (other - site.own), rw);
  }
  let otherDiffusion = auxiliary[u32(i32(site.diffusionIndex) + offset)];
  let face = rw * faceDiffusion(site.ownDiffusion, otherDiffusion);
  return vec2f(face * (other - site.own), face);
}
