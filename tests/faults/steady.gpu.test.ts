import { holdOnGpu } from "./hold-cases.ts";
import { steadyCases } from "./steady.ts";

holdOnGpu("steady", steadyCases);
