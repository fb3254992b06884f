/** Everything the accounts do, as one list. */
import { entranceUseCases } from "./usecases/entrance.ts";
import { invitationUseCases } from "./usecases/invitations.ts";
import { ownAccountUseCases } from "./usecases/own-account.ts";
import { playingUseCases } from "./usecases/playing.ts";
import { signingInUseCases } from "./usecases/signing-in.ts";

export const accountsUseCases = [...entranceUseCases, ...signingInUseCases, ...invitationUseCases, ...ownAccountUseCases, ...playingUseCases];
