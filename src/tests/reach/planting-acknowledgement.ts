/** What becomes of acknowledgements in weeks: figures, reminders, an agreement that ended; a code whose mark is known. */
import { towns } from "../world.ts";

/** What recognises a slip of Nauheim that has not confirmed. */
export const claimedReadingSlip = "mark of a slip to read with";

export const ofAcknowledgements = `
  update acknowledgement_slip set code_hash = '${claimedReadingSlip}' where id =
    (select id from acknowledgement_slip where member_id = '${towns.nauheim}' and id not in (select slip_id from acknowledgement_confirmation) order by id limit 1);
  insert into acknowledgement_figure select cooperative_id, member_id, id, 'rest', '2026-11-30', 5 from acknowledgement;
  insert into acknowledgement_reminder select cooperative_id, member_id, id, gen_random_uuid(), -7, now() from acknowledgement;
  insert into acknowledgement_agreement (cooperative_id, member_id, id, open_slips, basis, agreed_on, set_at, set_by_name)
    select cooperative_id, member_id, gen_random_uuid(), false, 'x', '2026-11-30', now() + interval '1 hour', 'x' from acknowledgement_agreement where member_id = '${towns.friedberg}'`;
