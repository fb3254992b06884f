/** The public page: members, contact, and the figures the office has released. */
import type { Visit } from "#kernel/screen";
import { Card, Columns, PageHead } from "#ui/parts";
import { Facts, Prose } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { showPublicCooperative } from "#topics/members/contract";
import { de as membersDe } from "#topics/members/words.de";
import { en as membersEn } from "#topics/members/words.en";
import { showPublicFigures } from "../contract.ts";
import { wordsOf } from "./parts.tsx";

const publicWords = ({ language }: Pick<Visit, "language">) => choose({ de: membersDe, en: membersEn }, language);

/** An address to report to: a link where it is one. */
const reportLink = (contact: string) => {
  if (contact.startsWith("https://")) return <a href={contact}>{contact}</a>;
  return contact.includes("@") ? <a href={`mailto:${contact.replace(/^mailto:/, "")}`}>{contact.replace(/^mailto:/, "")}</a> : contact;
};

type PublicPage = (typeof showPublicCooperative)["output"]["_output"];

const ContactFacts = ({ page, visit }: { page: PublicPage; visit: Visit }) => {
  const words = publicWords(visit);
  const facts = [
    { term: words.public.office, value: page.officeName },
    { term: words.public.host, value: page.officeHost },
    ...(page.contactAddress === null ? [] : [{ term: words.public.address, value: <span class="rw-prose">{page.contactAddress}</span> }]),
    ...(page.contactEmail === null ? [] : [{ term: words.fields.email, value: <a href={`mailto:${page.contactEmail}`}>{page.contactEmail}</a> }]),
    ...(page.contactPhone === null ? [] : [{ term: words.fields.phone, value: page.contactPhone }]),
    ...(page.securityContact === null ? [] : [{ term: words.public.security, value: reportLink(page.securityContact) }]),
  ];
  return <Facts facts={facts} />;
};

type Released = (typeof showPublicFigures)["output"]["_output"];

const Figures = ({ released, visit }: { released: Released; visit: Visit }) => {
  const words = wordsOf(visit);
  if (released.length === 0) return null;
  return (
    <Card title={words.public.figures}>
      <Facts
        facts={released.map((one) => ({
          term: words.figures[one.figure],
          value: (
            <>
              <strong>{words.value(one)}</strong> <span class="rw-small rw-soft">{words.public.statedOn(one.statedOn)}</span>
            </>
          ),
        }))}
      />
    </Card>
  );
};

export const publicScreen = defineScreen({
  path: "/oeffentlich/:cooperativeId",
  title: ({ page }) => page.name,
  frame: "bare",
  shows: { page: showPublicCooperative, released: showPublicFigures },
  view: ({ page, released }, visit) => {
    const words = publicWords(visit).public;
    return (
      <>
        <PageHead title={page.name} kicker={words.kicker} lead={words.lead(page.members.length)} />
        {page.about === "" ? null : (
          <Card title={words.who}>
            <Prose text={page.about} />
          </Card>
        )}
        <Figures released={released} visit={visit} />
        <Columns kind="two">
          <Card title={words.members}>
            <ul>
              {page.members.map(({ officialName }) => (
                <li>{officialName}</li>
              ))}
            </ul>
          </Card>
          <Card title={words.contact}>
            <ContactFacts page={page} visit={visit} />
          </Card>
        </Columns>
      </>
    );
  },
});
