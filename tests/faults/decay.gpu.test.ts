import { decayCases } from "./decay.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("decay", decayCases);
