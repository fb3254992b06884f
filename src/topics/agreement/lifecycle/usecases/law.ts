/** What the law demands on the way of an agreement. */
import { shippedOnce } from "#platform/catalogues";
import { cooperationLaw } from "#topics/agreement/terms/model";

/** The shipped law, read once. */
export const findLaw = shippedOnce("agreement/law", cooperationLaw);
