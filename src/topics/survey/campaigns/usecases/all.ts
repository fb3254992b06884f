/** All use cases of campaigns. */
import { launchingUseCases } from "./launching.ts";
import { runningUseCases } from "./running.ts";

export const campaignsUseCases = [...launchingUseCases, ...runningUseCases];
