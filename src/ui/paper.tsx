/** A report's tree of meaning as a page: what the reader sees before it is printed. */
import type { Block, Inline, Paper as PaperTree, PaperTable } from "#kernel/paper";
import { Bars } from "./charts.tsx";
import { Facts } from "./record.tsx";
import { ScrollRegion } from "./table.tsx";
import { useLanguage, useWords, type Child, type Tone } from "./markup.ts";
import { formatDate } from "./dates.ts";

const Text = ({ text }: { text: Inline }) =>
  typeof text === "string" ? <>{text}</> : <>{text.map((part) => (typeof part === "string" ? part : <strong>{part.strong}</strong>))}</>;

const Table = ({ table }: { table: PaperTable }) => {
  const align = (index: number) => ({ left: undefined, right: "rw-right", center: "rw-center" })[table.columns[index]?.align ?? "left"];
  return (
    <ScrollRegion label={table.caption}>
      <table class="rw-table">
        <caption class="rw-caption">{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th scope="col" class={align(index)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>{row.map((cell, index) => (table.rowHeads && index === 0 ? <th scope="row">{cell}</th> : <td class={align(index)}>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

const headings = { 1: "h3", 2: "h4", 3: "h5" } as const;

const Note = ({ tone, title, children }: { tone: Tone; title: string; children?: Child }) => (
  <div class={`rw-paper-note rw-paper-note--${tone}`}>
    <p>
      <strong>{title}</strong>
    </p>
    <p>{children}</p>
  </div>
);

const PaperBlock = ({ block }: { block: Block }) => {
  switch (block.kind) {
    case "heading": {
      const Heading = headings[block.level];
      return <Heading>{block.text}</Heading>;
    }
    case "text":
      return (
        <p>
          <Text text={block.text} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {block.items.map((item) => (
            <li>
              <Text text={item} />
            </li>
          ))}
        </List>
      );
    }
    case "facts":
      return <Facts facts={block.facts} dense />;
    case "note":
      return (
        <Note tone={block.tone} title={block.title}>
          <Text text={block.text} />
        </Note>
      );
    case "signature":
      return (
        <div class="rw-signature">
          {block.lines.map((line) => (
            <span>{line}</span>
          ))}
        </div>
      );
    case "banner":
      return (
        <div class="rw-paper-banner">
          <p>{block.label}</p>
          <p>
            <strong>{block.text}</strong>
          </p>
        </div>
      );
    case "cards":
      return (
        <Note tone="brand" title={block.card.title}>
          <strong>
            {block.card.label} {block.card.number}
          </strong>
          {block.card.lines.map((line) => (
            <>
              <br />
              {line}
            </>
          ))}
        </Note>
      );
    case "break":
      return <hr />;
    case "slips":
      return (
        <ul class="rw-slips">
          {block.slips.map(({ title, code, lines }) => (
            <li>
              <strong>{title}</strong>
              <code class="rw-code">{code}</code>
              {lines.map((line) => (
                <span>{line}</span>
              ))}
            </li>
          ))}
        </ul>
      );
    case "table":
      return <Table table={block} />;
    case "bars":
      return <Bars title={block.caption} titleVisible unit={block.unit} max={block.max} bars={block.bars} note={<span class="kern-sr-only">{block.alt}</span>} />;
  }
};

/** Pieces of a paper without the paper around them. */
export const PaperBlocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block) => (
      <PaperBlock block={block} />
    ))}
  </>
);

/** The paper on its desk; formats to download stand beside it as `ExportLinks`. */
export const Paper = ({ paper }: { paper: PaperTree }) => {
  const words = useWords();
  const language = useLanguage();
  return (
    <div class="rw-paper-desk">
      <article class="rw-paper" lang={paper.language === language ? undefined : paper.language} aria-labelledby="papier">
        {paper.marking === undefined ? null : (
          <p class="rw-paper-marking">
            <span class="kern-sr-only">{words.paperMarking}: </span>
            {paper.marking}
          </p>
        )}
        <p class="rw-small rw-soft">{paper.author}</p>
        <h2 id="papier">{paper.title}</h2>
        {paper.subtitle === undefined ? null : <p>{paper.subtitle}</p>}
        <p class="rw-small rw-soft">{paper.state === "" ? formatDate(paper.statedAt, paper.language) : paper.state}</p>
        {paper.blocks.map((block) => (
          <PaperBlock block={block} />
        ))}
      </article>
    </div>
  );
};
