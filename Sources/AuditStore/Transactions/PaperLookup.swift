internal import ServiceStandards

/// Turns the papers of a record into the ordinals of its service. A list that the reader of a file
/// gives again is known by its address, and what a spelling means to a service is looked up once.
struct PaperLookup {
  /// A list that is held, and where the numbers of its spellings stand in `numbers`.
  private struct KnownList {
    var address: UInt
    var start: Int32
    var count: Int32

    static let none = KnownList(address: 0, start: 0, count: 0)
  }

  /// Beyond so many spellings, meanings, or lists, the memory of them starts anew.
  private static let mostSpellings = 10_000
  private static let mostMeanings = 1 << 20
  private static let mostLists = 1 << 13
  /// A list longer than that hardly comes again.
  private static let longest = 16
  /// A power of two, so many that every other slot is empty.
  private static let slots = mostLists * 2
  private static let unknown: Int32 = -1

  private let store: Store
  private var registers: [DocumentRegister] = []
  private var serviceIDs: [Int64] = []
  /// Each in the slot that its address leads to, or in the next one that is empty.
  private var lists = [KnownList](repeating: .none, count: slots)
  private var numbers: [Int32] = []
  /// Holding the lists keeps their addresses from being used again.
  private var held: [[String]] = []
  /// The number of a spelling is how many came before it.
  private var spellings: [String: Int32] = [:]
  /// By service and number of a spelling: the ordinal of the paper.
  private var meanings: [[Int32]] = []
  private var meaningCount = 0

  init(store: Store) { self.store = store }

  /// Adds the papers of one service, and gives the number by which they are asked for.
  mutating func add(_ register: DocumentRegister, serviceID: Int64) -> Int {
    registers.append(register)
    serviceIDs.append(serviceID)
    meanings.append([])
    return registers.count - 1
  }

  /// The papers of a list under the service of that number; papers that it has never seen are added
  /// to the database.
  mutating func mask(_ papers: [String], service: Int) throws(StoreError) -> DocumentMask {
    var mask = DocumentMask()
    guard papers.count <= Self.longest else {
      for paper in papers { mask.insert(try ordinal(of: paper, service: service)) }
      return mask
    }
    for (place, index) in known(papers).enumerated() {
      let spelling = Int(numbers[index])
      var ordinal = spelling < meanings[service].count ? meanings[service][spelling] : Self.unknown
      if ordinal == Self.unknown {
        ordinal = Int32(try self.ordinal(of: papers[place], service: service))
        remember(ordinal, of: spelling, service: service)
      }
      mask.insert(Int(ordinal))
    }
    return mask
  }

  private mutating func remember(_ ordinal: Int32, of spelling: Int, service: Int) {
    let more = spelling + 1 - meanings[service].count
    if more > 0 {
      meanings[service] += repeatElement(Self.unknown, count: more)
      meaningCount += more
    }
    meanings[service][spelling] = ordinal
  }

  /// Where the numbers of the list's spellings stand.
  private mutating func known(_ papers: [String]) -> Range<Int> {
    let address = unsafe papers.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    var slot = firstSlot(address)
    while lists[slot].address != address {
      if lists[slot].address == 0 {
        if makeRoom(for: papers.count) { slot = firstSlot(address) }
        lists[slot] = list(papers, address)
        break
      }
      slot = (slot + 1) & (Self.slots - 1)
    }
    let start = Int(lists[slot].start)
    return start..<start + Int(lists[slot].count)
  }

  private func firstSlot(_ address: UInt) -> Int {
    Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 40) & (Self.slots - 1)
  }

  /// Whether what was known had to be forgotten.
  private mutating func makeRoom(for count: Int) -> Bool {
    let hasSpellings =
      spellings.count + count <= Self.mostSpellings && meaningCount <= Self.mostMeanings
    if hasSpellings, held.count < Self.mostLists { return false }
    for slot in lists.indices { lists[slot] = .none }
    numbers.removeAll(keepingCapacity: true)
    held.removeAll(keepingCapacity: true)
    if !hasSpellings {
      spellings.removeAll(keepingCapacity: true)
      for service in meanings.indices { meanings[service] = [] }
      meaningCount = 0
    }
    return true
  }

  private mutating func list(_ papers: [String], _ address: UInt) -> KnownList {
    let start = numbers.count
    for paper in papers {
      if let number = spellings[paper] {
        numbers.append(number)
      } else {
        numbers.append(Int32(spellings.count))
        spellings[paper] = Int32(spellings.count)
      }
    }
    held.append(papers)
    return KnownList(address: address, start: Int32(start), count: Int32(papers.count))
  }

  private mutating func ordinal(of paper: String, service: Int) throws(StoreError) -> Int {
    if let ordinal = registers[service].ordinal(of: paper) { return ordinal }
    let ordinal = registers[service].add(paper)
    try store.registerDocument(
      service: serviceIDs[service], code: PaperName.code(for: paper), name: paper)
    return ordinal
  }
}
