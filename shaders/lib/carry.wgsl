//! uses: lib/fields, lib/tables, lib/add-with-carry
// What single precision cannot hold of a field: the amount in a voxel is field + carry. Plane = slot.

@group(0) @binding(3) var<storage, read_write> carry: array<f32>;

fn readCarry(slot: u32, voxel: u32) -> f32 {
  return carry[(slot * now.voxelCount) + voxel];
}

fn writeCarry(slot: u32, voxel: u32, value: f32) {
  carry[(slot * now.voxelCount) + voxel] = value;
}

// Of a substrate the value moves by the change alone: its carry is what the next solve has to spread, and would
// make the value rough.
fn changeField(slot: u32, voxel: u32, change: f32) {
  let index = (slot * now.voxelCount) + voxel;
  let isSigned = tables.fields[slot].isSigned != 0u;
  let held = carry[index];
  let isSolved = slot < SUBSTRATE_COUNT;
  let next = addWithCarry(fields[index], select(held, 0.0, isSolved), change, isSigned);
  fields[index] = next.x;
  carry[index] = next.y + select(0.0, held, isSolved);
}
