/** Every page of the accounts, as one list. */
import type { AccountsFailure } from "../contract.ts";
import { de } from "../words.de.ts";
import { accountScreens } from "./account.tsx";
import { enrolmentScreens } from "./enrolment.tsx";
import { invitationScreens } from "./invitations.tsx";
import { signingInScreens } from "./signing-in.tsx";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<AccountsFailure, string>;

export const accountsScreens = [...signingInScreens, ...enrolmentScreens, ...accountScreens, ...invitationScreens];
