import { cooperativeScreens } from "./cooperatives.tsx";
import { directoryScreens } from "./directory.tsx";
import { peopleScreens } from "./people.tsx";
import { personScreens } from "./person.tsx";
import { recordScreens } from "./record.tsx";
import { registerScreens } from "./register.tsx";

/** The pages of the topic; addresses with a fixed word stand before those with a name in its place. */
export const membersScreens = [...registerScreens, ...directoryScreens, ...recordScreens, ...peopleScreens, ...personScreens, ...cooperativeScreens];
