/** What becomes of trainings in weeks: figures, reminders, a class, certificates; codes whose marks are known. */
import { towns } from "../world.ts";

/** What recognises a slip of Nauheim nobody has begun with, and a certificate of Nauheim. */
export const claimedSlip = "mark of a slip";
export const claimedCertificate = `mark of a certificate in ${towns.nauheim}`;

export const ofTrainings = `
  update training_slip set code_hash = '${claimedSlip}' where id = (select id from training_slip where member_id = '${towns.nauheim}' and id not in (select id from learning) order by id limit 1);
  update learning set certificate_hash = 'mark of a certificate in ' || member_id where passed_on is not null;
  insert into certificate (cooperative_id, code_hash, course_title, course_label, minutes, passed_on, name_hash)
    select cooperative_id, certificate_hash, 'x', '1', 20, passed_on, 'x' from learning where passed_on is not null;
  insert into training_figure select cooperative_id, member_id, campaign_id, 'rest', '2026-11-30', 5, 5 from training_department group by 1, 2, 3;
  insert into training_reminder select cooperative_id, member_id, campaign_id, gen_random_uuid(), now(), null from training_department group by 1, 2, 3;
  insert into training_attendance (cooperative_id, member_id, campaign_id, department_id, id, people, held_on, source, recorded_at, recorded_by_name)
    select cooperative_id, member_id, campaign_id, id, gen_random_uuid(), 5, '2026-11-30', 'classroom', now(), 'x' from training_department;
  insert into training_agreement (cooperative_id, member_id, id, names, basis, agreed_on, set_at, set_by_name)
    select cooperative_id, member_id, gen_random_uuid(), false, 'x', '2026-11-30', now() + interval '1 hour', 'x' from training_agreement where member_id = '${towns.friedberg}'`;
