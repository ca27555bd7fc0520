import { existsSync } from "node:fs";

/** Whether to look for a GPU at all: without a device file Dawn would only print warnings. */
export function mayHaveGpu(): boolean {
  if (process.env["MILIEU_GPU"] === "software") return false;
  const devices = ["/dev/dri", "/dev/nvidiactl", "/dev/dxg"];
  return process.platform !== "linux" || devices.some((file) => existsSync(file));
}
