/** The demonstration: playing a persona with one click; and forgetting what is over. */
import { fail, succeed } from "#kernel/result";
import { implement } from "#platform/usecase";
import { listPersonas, playPersona, sweep } from "../contract.ts";
import { after, invitationLife, provenLife, sessionMemory, throttlePolicies } from "../rules.ts";
import { findPersonas } from "../store/invitations.ts";
import { becomePerson } from "../store/people.ts";
import { sweepAccess } from "../store/throttle.ts";
import { open } from "./opening.ts";

export const playingUseCases = [
  implement(listPersonas, async ({ tx, means }, _) => (means.demo ? succeed({ personas: await findPersonas(tx) }) : fail("not-a-demonstration"))),

  implement(playPersona, async (session, { personId }) => {
    const { tx, means, touch } = session;
    const persona = (await findPersonas(tx)).find((known) => known.personId === personId);

    if (!means.demo) return fail("not-a-demonstration");
    if (!persona) return fail("person-unknown");

    await becomePerson(tx, personId);
    const { id, ...opened } = await open(session, { personId, stage: "complete", isEnrolled: true });
    touch({ object: `session:${id}`, after: { personId, played: true } });
    return succeed(opened);
  }),

  implement(sweep, async ({ tx, now, touch }, _) => {
    const swept = await sweepAccess(tx, {
      sessions: after(now, -sessionMemory),
      codes: after(now, -invitationLife),
      attempts: after(now, -throttlePolicies.account.forgottenAfter),
      proofs: after(now, -provenLife),
    });

    touch({ object: "access:ended", after: swept });
    return succeed(swept);
  }),
];
