/** Everything the cockpit, the inbox and the own pages do, as one list. */
import { readCalendar } from "./calendar.ts";
import { digestUseCases } from "./digests.ts";
import { ownUseCases } from "./own.ts";
import { pageUseCases } from "./pages.ts";

export const steeringUseCases = [...pageUseCases, ...ownUseCases, ...digestUseCases, readCalendar];
