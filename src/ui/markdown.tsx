/** Markdown as markup: a closed set of elements, no HTML of its own, links only to addresses of the web. */
import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import type { Child, Markup } from "./markup.ts";

/** Where a picture named in the text is found; null leaves only its description. */
export type PictureAddress = (name: string) => string | null;

type Rendering = { readonly pictureAt: PictureAddress; /** Added to the level of every heading. */ readonly deeper: number };

const isKnown = (token: Token): token is MarkedToken => token.type !== "" && "raw" in token;

const safeAddress = (href: string): string | null => (/^(https?:\/\/|mailto:)/i.test(href) ? href : null);

/** The lexer escapes for HTML; so does the renderer, once is enough. */
const plain = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

const Inline = ({ tokens, rendering }: { tokens: readonly Token[] | undefined; rendering: Rendering }): Child =>
  (tokens ?? []).filter(isKnown).map((token) => {
    switch (token.type) {
      case "strong":
        return (
          <strong>
            <Inline tokens={token.tokens} rendering={rendering} />
          </strong>
        );
      case "em":
        return (
          <em>
            <Inline tokens={token.tokens} rendering={rendering} />
          </em>
        );
      case "del":
        return (
          <del>
            <Inline tokens={token.tokens} rendering={rendering} />
          </del>
        );
      case "codespan":
        return <code>{plain(token.text)}</code>;
      case "br":
        return <br />;
      case "link":
        return <Link token={token} rendering={rendering} />;
      case "image":
        return <Picture token={token} rendering={rendering} />;
      case "text":
        return "tokens" in token && token.tokens ? <Inline tokens={token.tokens} rendering={rendering} /> : plain(token.text);
      case "escape":
        return plain(token.text);
      default:
        return token.raw;
    }
  });

const Link = ({ token, rendering }: { token: Tokens.Link; rendering: Rendering }) => {
  const href = safeAddress(token.href);
  const text = <Inline tokens={token.tokens} rendering={rendering} />;
  return href === null ? (
    text
  ) : (
    <a href={href} rel="noreferrer">
      {text}
    </a>
  );
};

const Picture = ({ token, rendering }: { token: Tokens.Image; rendering: Rendering }) => {
  const src = rendering.pictureAt(token.href);
  return src === null ? <em>{token.text}</em> : <img src={src} alt={token.text} loading="lazy" />;
};

const Heading = ({ token, rendering }: { token: Tokens.Heading; rendering: Rendering }) => {
  const text = <Inline tokens={token.tokens} rendering={rendering} />;
  const level = token.depth + rendering.deeper;
  if (level <= 2) return <h2>{text}</h2>;
  return level === 3 ? <h3>{text}</h3> : <h4>{text}</h4>;
};

const List = ({ token, rendering }: { token: Tokens.List; rendering: Rendering }) => {
  const items = token.items.map((item) => (
    <li>
      <Blocks tokens={item.tokens} rendering={rendering} />
    </li>
  ));
  return token.ordered ? <ol start={typeof token.start === "number" && token.start !== 1 ? token.start : undefined}>{items}</ol> : <ul>{items}</ul>;
};

const Table = ({ token, rendering }: { token: Tokens.Table; rendering: Rendering }) => (
  <div class="rw-scroll" tabindex={0} role="group" aria-label={token.header.map(({ text }) => plain(text)).join(", ")}>
    <table class="rw-table">
      <thead>
        <tr>
          {token.header.map((cell) => (
            <th scope="col">
              <Inline tokens={cell.tokens} rendering={rendering} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>
                <Inline tokens={cell.tokens} rendering={rendering} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Blocks = ({ tokens, rendering }: { tokens: readonly Token[]; rendering: Rendering }): Child =>
  tokens.filter(isKnown).map((token) => {
    switch (token.type) {
      case "heading":
        return <Heading token={token} rendering={rendering} />;
      case "paragraph":
        return (
          <p>
            <Inline tokens={token.tokens} rendering={rendering} />
          </p>
        );
      case "list":
        return <List token={token} rendering={rendering} />;
      case "blockquote":
        return (
          <blockquote>
            <Blocks tokens={token.tokens} rendering={rendering} />
          </blockquote>
        );
      case "code":
        return <pre tabindex={0}>{token.text}</pre>;
      case "table":
        return <Table token={token} rendering={rendering} />;
      case "hr":
        return <hr />;
      case "space":
      case "def":
        return null;
      case "text":
        return <Inline tokens={token.tokens ?? [token]} rendering={rendering} />;
      default:
        return <p>{token.raw.trim()}</p>;
    }
  });

export type MarkdownProps = {
  readonly text: string;
  readonly pictureAt?: PictureAddress | undefined;
  /** Added to the level of every heading, so that the page keeps its order. */
  readonly deeper?: number | undefined;
};

/** A text to be read in peace. */
export const Markdown = ({ text, pictureAt = () => null, deeper = 0 }: MarkdownProps) => (
  <div class="rw-reading">
    <Blocks tokens={lexer(text)} rendering={{ pictureAt, deeper }} />
  </div>
);

/** Markup as the text of a file; hono's elements write themselves. */
// oxlint-disable-next-line typescript/no-base-to-string -- the type does not say so, the element does
export const drawn = (markup: Markup): string => String(markup);
