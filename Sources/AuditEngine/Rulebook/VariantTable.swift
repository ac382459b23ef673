internal import ServiceStandards

/// What depends on applicant class and tier, looked up by variant id without a search.
///
/// A standard that treats all variants alike, as most do, takes one entry; any other takes one
/// entry for each variant. Equal runs of entries are kept once.
struct VariantTable<Entry: Hashable & Sendable>: Sendable {
  /// Where a standard's entries stand: entry of variant `v` is `base + v * stride`.
  struct Block: Hashable, Sendable {
    fileprivate let base: Int32
    fileprivate let stride: Int32
  }

  private let variantCount: Int
  private let entries: [Entry]

  /// Collects the entries of all standards.
  struct Builder {
    private let variants: [Variant]
    private var entries: [Entry] = []
    private var blocks: [[Entry]: Block] = [:]

    init(_ variants: [Variant]) {
      self.variants = variants
    }

    /// Adds the entries of one standard.
    mutating func add(_ entry: (Variant) -> Entry) -> Block {
      var run = variants.map(entry)
      if let first = run.first, run.allSatisfy({ $0 == first }) { run = [first] }
      if let known = blocks[run] { return known }
      let block = Block(base: Int32(entries.count), stride: run.count > 1 ? 1 : 0)
      entries += run
      blocks[run] = block
      return block
    }

    var table: VariantTable { VariantTable(variantCount: variants.count, entries: entries) }
  }

  /// A variant that the catalogue does not have, which only an edit behind the tool's back can give a
  /// transaction, is the unknown one: the first.
  subscript(block: Block, variant: Int64) -> Entry {
    let known = variant >= 0 && variant < variantCount ? Int(variant) : 0
    return entries[Int(block.base) + Int(block.stride) * known]
  }
}
