/// How the report looks, on the screen and on A4 paper.
enum ReportStyle {
  /// By which a browser knows the sheet: it takes no other style, not even within an element.
  static let digest = "sha256-Wzm+VExkw4mdQKgABWalPAbSxRRYxZPkW2F+nXWUfoY="

  /// Text is #1a1a1a on white; the blues keep a contrast of 4.5 to 1 with what stands on them, and in
  /// grey each is darker than the one before.
  static let sheet: StaticString = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    html { font-family: "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif; \
    font-size: 100%; line-height: 1.5; }
    body { margin: 0 auto; max-width: 68rem; padding: 1rem 1.25rem 3rem; color: #1a1a1a; \
    background: #ffffff; }
    p, ul, ol { max-width: 44rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0; }
    h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.5rem 0 0.75rem; padding-top: 0.5rem; \
    border-top: 3px solid #1f4e79; }
    h3 { font-size: 1.1rem; line-height: 1.3; margin: 1.75rem 0 0.5rem; }
    h4, h5 { font-size: 1rem; margin: 1rem 0 0.25rem; }
    p { margin: 0.25rem 0 0.75rem; }
    a { color: #174a7c; }
    a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 3px solid #174a7c; \
    outline-offset: 2px; }
    .skip { position: absolute; left: -100rem; }
    .skip:focus-within { position: static; }
    .cover { border: 1px solid #767676; padding: 0.5rem 1rem; }
    .cover dl.facts { margin: 0; }
    .contents { list-style: none; padding: 0; }
    nav h2 { border: 0; margin-top: 1.5rem; padding-top: 0; }
    dl.facts { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: 0.25rem 1rem; \
    margin: 0.5rem 0 1rem; max-width: 56rem; }
    dl.facts dt { font-weight: 600; }
    dl.facts dd { margin: 0; overflow-wrap: anywhere; }
    ul.figures { list-style: none; margin: 1rem 0; padding: 0; max-width: none; display: grid; \
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.75rem; }
    ul.figures li { border: 1px solid #767676; padding: 0.5rem 0.75rem; }
    ul.figures .label, ul.figures .value, ul.figures .note { display: block; }
    ul.figures .label { font-weight: 600; }
    ul.figures .value { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
    ul.signatures { list-style: none; padding: 0; max-width: none; display: grid; \
    grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: 1rem; }
    ul.signatures li { break-inside: avoid; }
    ul.signatures .role, ul.signatures .name { display: block; }
    ul.signatures .name { margin-top: 3.5rem; border-top: 1px solid #1a1a1a; }
    .note { font-size: 0.875rem; color: #404040; }
    .alert { border: 2px solid #1a1a1a; border-left-width: 0.75rem; padding: 0.5rem 1rem; \
    margin: 1rem 0; }
    .missing { font-style: italic; color: #404040; border-left: 3px dotted #767676; \
    padding-left: 0.75rem; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.35; }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.375rem; font-size: 1rem; }
    th, td { border: 1px solid #a6a6a6; padding: 0.3rem 0.5rem; text-align: left; \
    vertical-align: top; overflow-wrap: break-word; }
    #standards td:nth-child(4) { min-width: 8.5rem; }
    #standards td:nth-child(5), #calendars td:nth-child(5) { min-width: 6.5rem; }
    thead th { background: #e9eef4; border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
    tbody th { font-weight: 400; }
    tbody th a { white-space: nowrap; }
    tr.total th, tr.total td { font-weight: 600; border-top: 2px solid #1a1a1a; }
    th.number, td.number { text-align: right; white-space: nowrap; \
    font-variant-numeric: tabular-nums; }
    tr:target, article:target { outline: 3px solid #174a7c; outline-offset: 2px; }
    .finding { border: 1px solid #767676; padding: 0 1rem 0.5rem; margin: 1.5rem 0; }
    .finding h4 { margin: 0.75rem 0 0.25rem; font-size: 1.05rem; }
    .finding h5 { margin: 0.75rem 0 0; font-size: 0.9rem; }
    .finding p { max-width: none; }
    .finding .scroll { margin-top: 0.25rem; }
    .finding caption { font-weight: 400; font-size: 0.875rem; }
    figure { margin: 1.5rem 0; }
    figcaption { font-weight: 600; margin-bottom: 0.5rem; }
    figure svg { display: block; width: 100%; min-width: 36rem; height: auto; max-width: 52rem; }
    svg text { font-family: inherit; fill: #1a1a1a; }
    svg .dark text { fill: #ffffff; }
    svg .halo text { stroke: #ffffff; stroke-width: 3px; paint-order: stroke; }
    svg.patterns { position: absolute; }
    details { margin-top: 0.5rem; }
    summary { cursor: pointer; }
    footer { margin-top: 3rem; border-top: 1px solid #767676; font-size: 0.875rem; color: #404040; }
    @media (max-width: 40rem) {
    dl.facts { grid-template-columns: 1fr; gap: 0; }
    dl.facts dd { margin-bottom: 0.5rem; }
    h1 { font-size: 1.4rem; }
    h2 { font-size: 1.2rem; }
    .scroll th, .scroll td { min-width: 5rem; }
    .scroll th.number, .scroll td.number { min-width: 0; }
    .finding { padding: 0 0.6rem 0.5rem; }
    }
    @page { size: A4; margin: 18mm 16mm 20mm; \
    @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
    @media print {
    html { font-size: 9.5pt; }
    body { max-width: none; padding: 0; }
    p, ul, ol { max-width: none; }
    h1 { margin: 0 0 3mm; }
    h2 { margin-top: 6mm; }
    .cover { padding: 1mm 3mm; }
    a { color: inherit; text-decoration: none; }
    .skip, details { display: none; }
    h2, h3, h4, h5, caption, figcaption { break-after: avoid; }
    tr, figure, ul.figures li, dl.facts, .alert, .finding .scroll { break-inside: avoid; }
    thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
    tbody tr:first-child, tr.total { break-before: avoid; }
    p { orphans: 3; widows: 3; }
    .scroll { overflow: visible; }
    .finding { border: 0; padding: 0; margin: 4mm 0 0; display: grid; \
    grid-template-columns: 24mm 1fr; gap: 0.5mm 3mm; }
    .finding > * { grid-column: 1 / -1; margin: 0; }
    .finding > h4 { border-top: 1px solid #1a1a1a; padding-top: 1.5mm; margin: 0; break-after: avoid; }
    .finding > h5 { grid-column: 1; margin: 0; break-after: auto; }
    .finding > h5 + p, .finding > h5 + .scroll { grid-column: 2; }
    figure svg { min-width: 0; max-width: 100%; max-height: 235mm; }
    svg, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    ul.figures { grid-template-columns: repeat(4, 1fr); gap: 2mm; }
    ul.figures .value { font-size: 13pt; }
    }
    """
}
