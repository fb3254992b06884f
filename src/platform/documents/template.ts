/** The look of a printed paper, in Typst. A fixed text: everything that varies comes in as JSON and is only ever shown, never evaluated. */

import { paperFamily, signFamily } from "./families.ts";

/** Typst source of every PDF; reads the plain paper from `sys.inputs.paper`. */
export const paperTemplate = String.raw`
#let d = json(bytes(sys.inputs.paper))
#let dense = d.type == "small"
#let large = d.type == "large"
#let brand = rgb("#1b3a8a")
#let ink = rgb("#1d2333")
#let quiet = rgb("#5b6178")
#let hair = rgb("#cfd4e2")
#let colour(tone) = rgb(d.tones.at(tone).colour)
#let ground(tone) = rgb(d.tones.at(tone).ground)

#set document(title: d.title, author: d.author, date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2), hour: d.date.at(3), minute: d.date.at(4), second: d.date.at(5)))
#set text(lang: d.language, region: d.region, font: ("${paperFamily}", "${signFamily}"), fallback: false, size: if dense { 9pt } else if large { 15pt } else { 10pt }, fill: ink, hyphenate: false, number-type: "lining")
#set par(leading: .68em, spacing: 1.05em, justify: false, linebreaks: "optimized")

#let header = context {
  let first = here().page() == 1
  if not first or not d.cover {
    set text(8pt, fill: quiet)
    grid(columns: (1fr, auto), gutter: 1em, align: (left + bottom, right + bottom),
      if first [] else [#d.running],
      if d.marking != "" { text(weight: 600, fill: ink, tracking: .02em, d.marking) })
    if not first or d.marking != "" { v(-.55em); line(length: 100%, stroke: .5pt + hair) }
  }
}
#let footer = context {
  if here().page() > 1 or not d.cover {
    set text(8pt, fill: quiet)
    grid(columns: (1fr, auto), gutter: 1em, d.state, [#d.phrases.page #counter(page).display() #d.phrases.of #counter(page).final().first()])
  }
}
#set page(paper: "a4", margin: if dense { (left: 2cm, right: 1.6cm, top: 2cm, bottom: 1.7cm) } else { (left: 2.4cm, right: 2.2cm, top: 2.7cm, bottom: 2.3cm) }, header: header, footer: footer, header-ascent: 32%, footer-descent: 38%)

#show heading: set text(fill: brand, weight: 600, hyphenate: false)
#show heading: set block(sticky: true)
// A letter has smaller headings than a book; what hangs on a wall larger, what must fit smaller ones.
#show heading.where(level: 1): set text(if large { 20pt } else if d.cover { 17pt } else if dense { 13pt } else { 14pt })
#show heading.where(level: 1): set block(above: if d.cover { 1.9em } else if dense { 1.3em } else { 1.5em }, below: if d.cover { .95em } else if dense { .6em } else { .8em })
#show heading.where(level: 2): set text(if dense { 10.5pt } else { 13pt })
#show heading.where(level: 3): set text(10.5pt)
#show heading.where(level: 3): set block(above: 1.5em, below: .7em)
#show heading.where(level: 2): set block(above: if dense { 1.2em } else { 1.7em }, below: if dense { .55em } else { .8em })
#show title: set text(fill: brand, weight: 600, hyphenate: false)
#show title: set par(leading: .45em)
#show title: set block(above: 0pt, below: 0pt)

#show figure: set block(breakable: true, above: if dense { .8em } else { 1.5em }, below: if dense { 1em } else { 1.7em })
#show figure: set align(left)
#set figure.caption(position: top, separator: [: ])
#show figure.caption: set text(9pt, fill: quiet)
#show figure.caption: set align(left)
#show figure.caption: set block(sticky: true)
#set figure(gap: .75em)
#show table: set text(if dense { 8.5pt } else { 9pt })
#show table: set par(leading: .55em)
#set list(indent: .3em, body-indent: .7em, spacing: if dense { .55em } else { .75em }, marker: text(fill: brand, [•]))
#set enum(indent: .3em, body-indent: .7em, spacing: if dense { .55em } else { .75em })

#let lines(value) = if value.contains("\n") { value.split("\n").map(part => text(part)).join(linebreak()) } else { value }
// Only a word too long for its column is divided, counted with wide letters of .185 cm: dividing costs more than all the rest of a table.
#let too-long(column, columns) = {
  let room = column.share / columns.map(c => c.share).sum() * (if dense { 17.4 } else { 16.4 }) - .42
  regex("\p{L}{" + str(calc.max(6, calc.floor(room / .185)) + 1) + ",}")
}
#let cells(value, long) = {
  let found = value.matches(long)
  if found.len() == 0 { return lines(value) }
  let at = 0
  let parts = ()
  for word in found {
    if word.start > at { parts.push(lines(value.slice(at, word.start))) }
    parts.push(text(hyphenate: true, word.text))
    at = word.end
  }
  if at < value.len() { parts.push(lines(value.slice(at))) }
  parts.join()
}
// In running text a word is divided only where it would fill more than half a line.
// Made once: making such a pattern takes as long as setting some ten lines.
#let endless = regex("\p{L}{40,}")
#let long-label = regex("\p{L}{25,}")
#let long-term = regex("\p{L}{30,}")
#let flow(runs) = runs.map(run => if run.strong { strong(cells(run.text, endless)) } else { cells(run.text, endless) }).join()
#show strong: set text(weight: 600)

// A short table stays together; a long one runs over the pages and repeats its head. A row stays on one page.
#let draw-table(t, width: 100%) = { show figure: set block(breakable: dense or not t.together); let long = t.columns.map(c => too-long(c, t.columns)); figure(kind: table, supplement: d.phrases.table, caption: text(t.caption), block(width: width, table(
  columns: t.columns.map(c => c.share * 1fr),
  align: (x, y) => { let a = t.columns.at(x).align; (if a == "right" { right } else if a == "center" { center } else { left }) + top },
  inset: if dense { (x: 5pt, y: 3.2pt) } else { (x: 6pt, y: 5.5pt) },
  stroke: (x, y) => (top: if y == 1 { .9pt + brand } else { none }, bottom: .5pt + hair),
  fill: (x, y) => if y == 0 { rgb("#eef2fb") },
  table.header(repeat: true, ..t.columns.enumerate().map(((i, c)) => text(weight: 600, fill: brand, cells(c.title, long.at(i))))),
  ..t.rows.map(row => row.enumerate().map(((i, cell)) => table.cell(breakable: cell.len() > 700, if i == 0 and t.rowHeads { text(weight: 500, cells(cell, long.at(i))) } else { cells(cell, long.at(i)) }))).flatten(),
))) }

#let draw-bars(b) = {
  figure(kind: image, supplement: d.phrases.figure, alt: b.alt, caption: text(b.caption), block(width: 100%, breakable: b.bars.len() > 25,
    grid(columns: (4.6cm, 1fr, auto), column-gutter: 9pt, row-gutter: 6.5pt, align: (left + horizon, left + horizon, right + horizon),
      ..b.bars.map(bar => (
        text(9pt, cells(bar.label, long-label)),
        box(width: 100%, height: 9pt, fill: rgb("#eceef4"), radius: 1.5pt, clip: true,
          if bar.share > 0 { rect(width: bar.share * 100%, height: 9pt, radius: 1.5pt, stroke: .6pt + colour(bar.tone), fill: if bar.tone == "open" { tiling(size: (4pt, 4pt), { place(rect(width: 4pt, height: 4pt, fill: white)); place(line(start: (0pt, 4pt), end: (4pt, 0pt), stroke: .7pt + colour(bar.tone))) }) } else { colour(bar.tone) }) }),
        text(9pt, weight: 500, bar.shown),
      )).flatten())))
  draw-table(b.table, width: 66%)
}

// A few facts stay together, as a short table does.
#let draw-facts(facts) = block(above: 1.2em, below: 1.4em, width: 100%, breakable: facts.len() > 9, grid(columns: (6cm, 1fr), column-gutter: .4cm, inset: (x: 0pt, y: 5pt),
  stroke: (x, y) => (bottom: .5pt + hair),
  ..facts.map(f => (text(fill: quiet, cells(f.term, long-term)), text(weight: 500, cells(f.value, endless)))).flatten()))

#let draw-note(n) = block(above: 1.3em, below: 1.4em, width: 100%, breakable: true, fill: ground(n.tone), inset: (left: 13pt, right: 12pt, y: 10pt), stroke: (left: 3pt + colour(n.tone)), {
  block(below: .75em, sticky: true, text(weight: 600, fill: colour(n.tone), [#d.tones.at(n.tone).sign #n.title]))
  flow(n.runs)
})

// A telephone number reads from left to right in every script, or its groups change places.
#let number(body) = box({ set text(dir: ltr); body })

#let draw-banner(b) = block(above: 1.2em, below: 1.2em, width: 100%, breakable: false, stroke: 2.5pt + ink, radius: 5pt, inset: (x: 16pt, y: if dense { 11pt } else { 18pt }), align(center, {
  text(if b.label.len() > 60 { 11pt } else { 14pt }, weight: 500, b.label)
  v(.35em)
  number(text(if b.text.len() > 22 { 22pt } else if dense { 30pt } else if large { 52pt } else { 40pt }, weight: 600, hyphenate: false, b.text))
}))

// 85.6 × 54 mm, wider together than the text: the sheet's margins give way.
#let draw-card(c) = block(width: 8.56cm, height: 5.4cm, clip: true, stroke: (paint: quiet, thickness: .4pt, dash: "dashed"), inset: (x: 9pt, y: 8pt), {
  set par(leading: .45em, spacing: .5em)
  text(11pt, weight: 600, fill: brand, c.title)
  parbreak()
  text(8.5pt, fill: quiet, c.label)
  parbreak()
  number(text(if c.number.len() > 18 { 13pt } else { 21pt }, weight: 600, hyphenate: false, c.number))
  v(.2em)
  set text(8.5pt)
  for l in c.lines { block(below: .55em, above: .55em, [• #l]) }
  v(1fr)
  text(6pt, fill: quiet, c.foot)
})
#let draw-cards(b) = block(above: 1em, width: 100%, pad(x: -.5cm, grid(columns: (8.56cm, 8.56cm), ..range(b.copies).map(_ => draw-card(b.card)))))

#let draw-signature(lines) = block(above: 2.2em, width: 100%, breakable: false, grid(columns: (1fr, 1fr), column-gutter: 1.2cm, row-gutter: 1.5cm,
  ..lines.map(l => { v(1.1cm); line(length: 100%, stroke: .6pt + ink); v(-.6em); text(8.5pt, fill: quiet, l) })))

// Cards of one size with dashes to cut along; a card stays on one page.
#let draw-slips(b) = grid(columns: (1fr, 1fr), ..b.slips.map(s => block(width: 100%, height: 4.7cm, breakable: false, inset: (x: 12pt, y: 11pt), stroke: (paint: rgb("#80869c"), thickness: .5pt, dash: "dashed"), {
  set par(spacing: .55em, leading: .5em)
  text(10pt, weight: 600, fill: brand, s.title)
  block(above: .95em, below: .95em, text(19pt, weight: 600, tracking: .06em, hyphenate: false, s.code))
  for l in s.lines { par(text(8.5pt, l)) }
})))

#let draw(b) = {
  if b.kind == "heading" { heading(level: b.level, text(b.text)) }
  else if b.kind == "text" { par(flow(b.runs)) }
  else if b.kind == "list" and b.ordered { enum(..b.items.map(flow)) }
  else if b.kind == "list" { list(..b.items.map(flow)) }
  else if b.kind == "facts" { draw-facts(b.facts) }
  else if b.kind == "note" { draw-note(b) }
  else if b.kind == "signature" { draw-signature(b.lines) }
  else if b.kind == "banner" { draw-banner(b) }
  else if b.kind == "cards" { draw-cards(b) }
  else if b.kind == "break" { pagebreak(weak: true) }
  else if b.kind == "slips" { draw-slips(b) }
  else if b.kind == "table" { draw-table(b) }
  else if b.kind == "bars" { draw-bars(b) }
}

#let emblem = if d.emblem == none { none } else { image(bytes(d.emblem.png), format: "png", alt: d.emblem.alt, width: d.emblem.widthCm * 1cm, height: d.emblem.heightCm * 1cm) }

#let draw-poster(p) = {
  let f = if p.size == "a3" { 1.414 } else { 1 }
  set page(paper: p.size, margin: (x: 1.9cm * f, top: 1.7cm * f, bottom: 1.6cm * f), header: none, footer: none)
  set text(size: 21pt * f)
  set par(leading: .55em, spacing: 1.1em)
  text(15pt * f, weight: 600, fill: quiet, d.subtitle)
  v(.55cm * f)
  line(length: 3.4cm * f, stroke: 7pt * f + brand)
  v(1fr)
  { show title: set text(56pt * f); show title: set par(leading: .32em); title() }
  v(1.3fr)
  for (index, point) in p.points.enumerate() {
    block(above: .75cm * f, below: .75cm * f, breakable: false, grid(columns: (1.75cm * f, 1fr), align: (left + top, left + top),
      text(32pt * f, weight: 600, fill: brand, str(index + 1)), { v(.12cm * f); flow(point) }))
  }
  v(.6fr)
  if p.below != "" { block(width: 100%, fill: ground("brand"), inset: (x: .55cm * f, y: .5cm * f), radius: 4pt * f, text(19pt * f, weight: 500, fill: brand, p.below)) }
  v(1fr)
  line(length: 100%, stroke: .6pt * f + hair)
  text(12pt * f, fill: quiet, d.author)
}

#if d.poster != none { draw-poster(d.poster) } else if d.cover {
  if emblem != none { emblem }
  v(1fr)
  line(length: 2.2cm, stroke: 4pt + brand)
  v(.9cm)
  { show title: set text(32pt); title() }
  if d.subtitle != "" { v(.2cm); block(above: 1.5em, text(15pt, fill: quiet, d.subtitle)) }
  v(1.5fr)
  line(length: 100%, stroke: .5pt + hair)
  v(.2em)
  grid(columns: (1fr, auto), gutter: 1cm, align: (left + top, right + top),
    { text(11pt, weight: 600, d.author); linebreak(); text(fill: quiet, d.state) },
    if d.marking != "" { box(stroke: .8pt + ink, inset: (x: 8pt, y: 5pt), text(9pt, weight: 600, d.marking)) })
  pagebreak()
  if d.headings > 0 {
    show outline.entry.where(level: 1): set block(above: 1.15em)
    show outline.entry.where(level: 1): set text(weight: 600)
    show outline.entry: set text(fill: ink)
    outline(title: d.phrases.contents, depth: 2, indent: 1.2em)
    if d.longContents { pagebreak(weak: true) }
  }
} else {
  let head = {
    if d.author != "" { block(below: .9em, text(9pt, weight: 500, fill: quiet, d.author)) }
    { show title: set text(22pt); show title: set block(below: .55em); title() }
    if d.subtitle != "" { block(above: .9em, below: 0pt, text(12pt, fill: quiet, d.subtitle)) }
  }
  // On a wall one page is all there is: the picture stands beside the title.
  if emblem != none and large { grid(columns: (1fr, auto), column-gutter: .6cm, head, emblem) } else {
    if emblem != none { block(below: .9em, emblem) }
    head
  }
  block(above: 1.1em, below: 2em, line(length: 2.2cm, stroke: 3pt + brand))
}

// Words that lead into something stay with it; a signature never stands alone on a page: what was last said or stated comes along.
#let shown = if d.poster == none { d.blocks } else { () }
#for (index, b) in shown.enumerate() {
  let signed = index + 1 < shown.len() and shown.at(index + 1).kind == "signature"
  if (b.kind == "text" and b.leads) or (signed and b.kind in ("facts", "note")) { block(sticky: true, draw(b)) } else { draw(b) }
}
`;
