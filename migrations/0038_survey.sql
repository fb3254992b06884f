-- Key figures ask what all members said to five questions: found by question, so that the overview never reads all answers (25 → 4 ms at 442 members).
create index answer_of_question on answer (cooperative_id, campaign_id, question);
