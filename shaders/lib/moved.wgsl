//! uses: lib/layout
// The other side of a ping-pong: one plane per mover, in the explicit scheme one per field.

@group(0) @binding(7) var<storage, read_write> moved: array<f32, MOVED_VALUES>;
