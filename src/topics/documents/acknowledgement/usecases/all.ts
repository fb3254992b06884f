/** All use cases of acknowledgement. */
import { agreementUseCases } from "./agreement.ts";
import { clockUseCases } from "./clock.ts";
import { doorUseCases } from "./door.ts";
import { readingUseCases } from "./reading.ts";
import { signingUseCases } from "./signing.ts";
import { startingUseCases } from "./starting.ts";

export const acknowledgementUseCases = [...readingUseCases, ...startingUseCases, ...signingUseCases, ...doorUseCases, ...clockUseCases, ...agreementUseCases];
