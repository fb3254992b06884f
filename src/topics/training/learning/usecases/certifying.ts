/** What is left of a course: a certificate in one's own name, and – where agreed – a word to the own house. Then forgetting. */
import { fail, succeed } from "#kernel/result";
import { claim } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { derivedCode, plainCode, sameFingerprint, type Secrets } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { keptDays } from "#topics/training/campaigns/model";
import { findNamesAllowed } from "#topics/training/campaigns/store/agreements";
import { certifyLearning, forgetLearning, reportLearning, verifyCertificate } from "../contract.ts";
import { certificateYears } from "../model.ts";
import { certificatePaper } from "../reports.ts";
import { plainName } from "../rules.ts";
import { findCertificate, insertCertificate, removeCertificate, removeCertificatesBefore } from "../store/certificates.ts";
import { findSurroundings, insertReport, removeLearnedBefore, saveCertificateHash, saveReported } from "../store/learning.ts";
import { openLearning } from "./learning.ts";

const dayLength = 86_400_000;

/** Ten letters, as on slips: with a million certificates a guess fits once in 400 million tries, and then the name is still missing. */
const checkLetters = 10;

const markOfCode = (secrets: Secrets, typed: string): string => secrets.sign(plainCode(typed), "certificate code");
const markOfName = (secrets: Secrets, codeHash: string, name: string): string => secrets.sign(plainName(name), `certificate name ${codeHash}`);

const certify = implement(certifyLearning, async (session, { name, format }) => {
  const { tx, actor, now, means, touch } = session;
  const opened = await openLearning(session, true);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;
  const { passedOn, cooperativeId, certificateHash } = learning;
  const around = await findSurroundings(tx, learning);

  if (passedOn === null) return fail("not-passed");
  // The same name on the same course has the same check code, however often it is printed.
  const code = derivedCode(means.secrets.sign(`${learning.id} ${plainName(name)}`, "certificate"), checkLetters);
  const codeHash = markOfCode(means.secrets, code);
  const { title, minutes } = course.definition;
  const facts = { courseTitle: title, courseLabel: course.label, minutes, passedOn };
  const paper = certificatePaper({
    ...facts,
    name,
    code,
    cooperative: around.cooperativeName,
    address: `${means.origin}/nachweis`,
    lessons: course.definition.lessons.map((one) => one.title),
    statedAt: now,
    language: actor.language,
  });

  if (certificateHash !== codeHash) {
    if (certificateHash !== null) await removeCertificate(tx, cooperativeId, certificateHash);
    await insertCertificate(tx, { ...facts, cooperativeId, codeHash, nameHash: markOfName(means.secrets, codeHash, name) });
    await saveCertificateHash(tx, learning, codeHash);
  }
  touch({ object: "learning" });
  return succeed({ name: paper.title, format, paper });
});

const report = implement(reportLearning, async (session, { name }) => {
  const { tx, now, touch } = session;
  const opened = await openLearning(session, true);
  if (!opened.ok) return opened;
  const { learning } = opened.value;
  const names = await findNamesAllowed(tx, learning.memberId);

  if (learning.passedOn === null) return fail("not-passed");
  if (!names) return fail("names-not-agreed");
  if (learning.reported) return fail("already-reported");

  await insertReport(tx, learning, { id: newId(now), name, tookPartOn: learning.passedOn });
  await saveReported(tx, learning);
  touch({ object: "learning" });
  return succeed({});
});

const verify = implement(verifyCertificate, async ({ tx, means, touch }, { code, name }) => {
  const codeHash = markOfCode(means.secrets, code);
  await claim(tx, codeHash);
  const found = await findCertificate(tx, codeHash);

  touch({ object: "certificate" });
  // Computed for unknown codes too, so that both take the same time.
  const fits = sameFingerprint(markOfName(means.secrets, codeHash, name), found?.nameHash ?? "");
  if (!found || !fits) return succeed({ stage: "unknown" as const });
  const { courseTitle, courseLabel, minutes, passedOn } = found;
  return succeed({ stage: "genuine" as const, courseTitle, courseLabel, minutes, passedOn });
});

const forget = implement(forgetLearning, async ({ tx, now, touch }, { cooperativeId }) => {
  const closed = new Date(now.getTime() - keptDays * dayLength);
  const aged = `${Number(dayIn(now).slice(0, 4)) - certificateYears}${dayIn(now).slice(4)}`;

  const forgotten = await removeLearnedBefore(tx, cooperativeId, { closed, now });
  await removeCertificatesBefore(tx, cooperativeId, aged);
  touch({ object: `cooperative:${cooperativeId}` });
  return succeed({ forgotten });
});

export const certifyUseCases: readonly UseCase[] = [certify, report, verify, forget];
