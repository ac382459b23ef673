/// The elements of HTML and SVG that reports are made of. Names come from this closed set only, never
/// from data.
enum HTMLTag: String {
  // The document and its parts.
  case html, head, meta, title, style, body, header, nav, main, section, article, footer
  case div, figure, figcaption, details, summary
  case h1, h2, h3, h4, h5, p, ol, ul, li, dl, dt, dd
  case table, caption, thead, tbody, tr, th, td
  // Within a line.
  case a, abbr, br, code, span, strong
  // Drawings.
  case svg, desc, defs, pattern, g, rect, line, path, text

  /// Has neither content nor an end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .br: true
    default: false
    }
  }

  /// A drawing without content: it closes itself.
  var isShape: Bool {
    switch self {
    case .rect, .line, .path: true
    default: false
    }
  }

  /// Stands among words: a line end beside it would be seen as a space.
  var isInline: Bool {
    switch self {
    case .a, .abbr, .br, .code, .span, .strong: true
    default: false
    }
  }

  /// Holds other elements and no words of its own, so that its start tag may end a line.
  var holdsElements: Bool {
    switch self {
    case .html, .head, .body, .header, .nav, .main, .section, .article, .footer, .div, .figure,
      .details, .ol, .ul, .dl, .table, .thead, .tbody, .tr, .svg, .defs, .pattern, .g:
      true
    default: false
    }
  }
}

/// Names of attributes, with the name that is written.
enum HTMLAttribute: String {
  // In HTML.
  case ariaLabel = "aria-label"
  case ariaLabelledBy = "aria-labelledby"
  case charset, content, href, id, lang, name, role, scope
  case colspan
  case `class`
  case httpEquiv = "http-equiv"
  case tabIndex = "tabindex"
  // In SVG.
  case d, fill, height, patternUnits, stroke, transform, viewBox, width, x, x1, x2, y, y1, y2
  case fontSize = "font-size"
  case fontWeight = "font-weight"
  case strokeDashes = "stroke-dasharray"
  case strokeWidth = "stroke-width"
  case textAnchor = "text-anchor"
}
