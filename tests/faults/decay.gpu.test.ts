import { decayCases, fewDecayCases } from "./decay.ts";
import { holdOnGpu } from "./hold-cases.ts";

holdOnGpu("decay", fewDecayCases, decayCases);
