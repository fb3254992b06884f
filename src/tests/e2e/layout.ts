/** What nobody should have to see, whatever the page says: squeezed, cut off, sticking out. */
import type { Page } from "playwright-core";

/** From this width on (px) a page has room for everything it shows: no table scrolls sideways. */
const roomyWidth = 1_280;
/** The narrowest field somebody can still read what they write in (px): about five characters. */
const narrowestField = 56;

type Layout = {
  /** Pixels by which the page is wider than the window. */ readonly tooWide: number;
  readonly squeezed: readonly string[];
  readonly stickingOut: readonly string[];
  readonly cutOff: readonly string[];
  /** Columns that stand side by side and do not begin at one height. */
  readonly uneven: readonly string[];
};

/** Looks at the boxes of the page, in one go. */
const measure = (page: Page): Promise<Layout> =>
  page.evaluate((narrowest) => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}${element.id === "" ? "" : `#${element.id}`} „${(element.textContent ?? "").trim().slice(0, 40)}“`;
    const isSeen = (element: Element) => element.checkVisibility() && element.closest(".kern-sr-only, svg, [aria-hidden=true]") === null;
    const fields = [...document.querySelectorAll("textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])")];
    const cards = [...document.querySelectorAll("main .rw-card")];
    const sticksOut = (card: Element) => {
      const { left, right } = card.getBoundingClientRect();
      return [...card.querySelectorAll("*")].find((inner) => {
        if (!isSeen(inner) || inner.closest(".rw-scroll, rw-filter, .rw-drop-body, .rw-card-number, ul.rw-figures") !== null) return false;
        const box = inner.getBoundingClientRect();
        return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
      });
    };
    const isCut = (element: Element) => {
      if (!isSeen(element)) return false;
      const { overflowX, textOverflow } = getComputedStyle(element);
      return overflowX === "hidden" && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1;
    };
    const isLower = (column: Element) => {
      const [own, before] = [column.getBoundingClientRect(), column.previousElementSibling?.getBoundingClientRect()];
      return before !== undefined && own.height > 0 && before.height > 0 && own.left >= before.right && own.top < before.bottom && Math.abs(own.top - before.top) > 1;
    };
    return {
      uneven: [...document.querySelectorAll("main .rw-columns > *")].filter((column) => isSeen(column) && isLower(column)).map(name),
      tooWide: document.documentElement.scrollWidth - window.innerWidth,
      squeezed: fields.filter((field) => field.checkVisibility() && field.getBoundingClientRect().width < narrowest).map(name),
      stickingOut: cards.flatMap((card) => (card.checkVisibility() ? [sticksOut(card)] : [])).flatMap((inner) => (inner === undefined ? [] : [name(inner)])),
      cutOff: [
        ...[...document.querySelectorAll(".rw-scroll")].filter((region) => isSeen(region) && region.scrollWidth > region.clientWidth + 1 && window.innerWidth >= 1_280),
        ...[...document.querySelectorAll("main *")].filter(isCut),
      ].map(name),
    };
  }, narrowestField);

/** Every fault of the page's layout at the width it is looked at. */
export async function layoutFaultsOf(page: Page): Promise<string[]> {
  const { tooWide, squeezed, stickingOut, cutOff, uneven } = await measure(page);
  const width = page.viewportSize()?.width ?? roomyWidth;
  const some = (what: string, found: readonly string[]) => (found.length === 0 ? [] : [`at ${width} px ${what}: ${found.slice(0, 3).join(" | ")}`]);
  return [
    ...(tooWide > 0 ? [`at ${width} px the page is ${tooWide} px too wide`] : []),
    ...some("too narrow to write in", squeezed),
    ...some("out of its card", stickingOut),
    ...some("cut off", cutOff),
    ...some("lower than the column beside it", uneven),
  ];
}
