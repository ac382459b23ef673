internal import ServiceStandards

/// Turns the papers of a record into the ordinals of its service. A list that the reader of a file
/// gives again is known by its address, and what a spelling means to a service is looked up once.
struct PaperLookup {
  private struct Meaning {
    var spelling: Int
    var service: Int32
    var ordinal: Int32
  }

  /// Beyond so many papers in lists, or so many spellings, the memory of them starts anew.
  private static let mostPapers = 1 << 15
  private static let mostSpellings = 10_000
  /// A power of two.
  private static let slots = 1 << 16

  private let store: Store
  private var registers: [DocumentRegister] = []
  private var serviceIDs: [Int64] = []
  /// By the address of the list: where the numbers of its spellings stand in `numbers`.
  private var lists: [UInt: Range<Int>] = [:]
  private var numbers: [Int] = []
  /// Holding the lists keeps their addresses from being used again.
  private var held: [[String]] = []
  private var spellings: [String: Int] = [:]
  /// No number is given twice, so that a meaning never outlives its spelling.
  private var nextSpelling = 0
  /// Each in the slot that its spelling and service lead to; another one there takes its place.
  private var meanings = [Meaning](
    repeating: Meaning(spelling: -1, service: 0, ordinal: 0), count: slots)

  init(store: Store) { self.store = store }

  /// Adds the papers of one service, and gives the number by which they are asked for.
  mutating func add(_ register: DocumentRegister, serviceID: Int64) -> Int {
    registers.append(register)
    serviceIDs.append(serviceID)
    return registers.count - 1
  }

  /// The papers of a list under the service of that number; papers that it has never seen are added
  /// to the database.
  mutating func mask(_ papers: [String], service: Int) throws(StoreError) -> DocumentMask {
    var mask = DocumentMask()
    if papers.isEmpty { return mask }
    let known = known(papers)
    for (place, index) in known.enumerated() {
      let spelling = numbers[index]
      let slot = (spelling &* 0x9E37 &+ service) & (Self.slots - 1)
      let meaning = meanings[slot]
      if meaning.spelling == spelling, meaning.service == service {
        mask.insert(Int(meaning.ordinal))
        continue
      }
      let ordinal = try ordinal(of: papers[place], service: service)
      meanings[slot] = Meaning(
        spelling: spelling, service: Int32(service), ordinal: Int32(ordinal))
      mask.insert(ordinal)
    }
    return mask
  }

  /// Where the numbers of the list's spellings stand.
  private mutating func known(_ papers: [String]) -> Range<Int> {
    let address = unsafe papers.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    if let known = lists[address] { return known }
    if numbers.count + papers.count > Self.mostPapers {
      lists.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      held.removeAll(keepingCapacity: true)
    }
    let start = numbers.count
    for paper in papers { numbers.append(number(of: paper)) }
    held.append(papers)
    lists[address] = start..<numbers.count
    return start..<numbers.count
  }

  private mutating func number(of paper: String) -> Int {
    if let number = spellings[paper] { return number }
    if spellings.count >= Self.mostSpellings { spellings.removeAll(keepingCapacity: true) }
    spellings[paper] = nextSpelling
    nextSpelling += 1
    return nextSpelling - 1
  }

  private mutating func ordinal(of paper: String, service: Int) throws(StoreError) -> Int {
    if let ordinal = registers[service].ordinal(of: paper) { return ordinal }
    let ordinal = registers[service].add(paper)
    try store.registerDocument(
      service: serviceIDs[service], code: DocumentRegister.code(for: paper), name: paper)
    return ordinal
  }
}
