import { cooperativeUseCases } from "./usecases/cooperatives.ts";
import { emblemUseCases } from "./usecases/emblems.ts";
import { importUseCases } from "./usecases/imports.ts";
import { memberUseCases } from "./usecases/members.ts";
import { peopleUseCases } from "./usecases/people.ts";

/** Everything the topic does. */
export const membersUseCases = [...cooperativeUseCases, ...memberUseCases, ...emblemUseCases, ...importUseCases, ...peopleUseCases];
