//! uses: transport/moves, lib/model-hooks
// All pairs of substeps from task.index on, by one workgroup: what is left where more are needed than have
// dispatches of their own. How many those are follows from steps before; that a step has all its substeps
// must not depend on it.

var<workgroup> wanted: u32;

@compute @workgroup_size(WIDE_THREADS)
fn main(@builtin(local_invocation_index) thread: u32) {
  if (thread == 0u) {
    wanted = u32(scalars[PAIRS_AT]);
  }
  let count = workgroupUniformLoad(&wanted);
  for (var pair = task.index; pair < count; pair++) {
    pairShift = pair - task.index;
    for (var voxel = thread; voxel < VOXELS; voxel += WIDE_THREADS) {
      fillCrowdedFaces(placeOf(cellAt(voxel)));
    }
    storageBarrier();
    for (var voxel = thread; voxel < VOXELS; voxel += WIDE_THREADS) {
      moveOut(placeOf(cellAt(voxel)));
    }
    storageBarrier();
    for (var voxel = thread; voxel < VOXELS; voxel += WIDE_THREADS) {
      moveBack(placeOf(cellAt(voxel)));
      crowdingVoxel(voxel);
    }
    storageBarrier();
  }
}
