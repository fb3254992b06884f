/** Everything steering does, as one list. */
import { digestUseCases } from "./digests.ts";
import { pageUseCases } from "./pages.ts";

export const steeringUseCases = [...pageUseCases, ...digestUseCases];
