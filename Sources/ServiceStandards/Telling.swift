public import WorkingTime

/// One record about a case, as one delivery told it.
public struct Telling: Hashable, Sendable {
  public var form: DeliveryForm
  public var record: Transaction
  /// As of when it speaks: until when a case that it tells to be open is known to be open.
  public var until: Instant

  public init(form: DeliveryForm, record: Transaction, until: Instant) {
    self.form = form
    self.record = record
    self.until = until
  }

  /// The fields of which the record says something.
  public var fields: ToldFields {
    var told = form.emptyClears ? form.fields : form.fields.subtracting(emptyFields)
    // A case that is open has no finish, where there is no cell that says otherwise.
    if record.status == .open, form.fields.contains(.status), !form.fields.contains(.finished) {
      told.insert(.finished)
    }
    return told
  }

  /// The fields of which it records nothing.
  private var emptyFields: ToldFields {
    record.charges != nil && form.emptyIsNoCharge
      ? record.emptyFields.subtracting(.charges) : record.emptyFields
  }
}

extension Transaction {
  /// What a telling left as it was, although it has a column for it.
  public struct LeftAlone: Hashable, Sendable {
    /// Its cells are empty, where something is recorded.
    public var empty: ToldFields = []
    /// Its dates are those of stamps that are known to the second.
    public var dates: ToldFields = []

    public init() {}
  }

  /// Takes over what a later telling says; what it says nothing of stays.
  ///
  /// Fields that hang together change together: charges of one kind (amount and proof), and the lists of pauses and
  /// papers as a whole. A date says nothing new of a stamp that is known to the second on that day of the zone.
  @discardableResult
  public mutating func take(_ telling: Telling, zone: Zone) -> LeftAlone {
    let (told, record) = (telling.fields, telling.record)
    var left = LeftAlone()
    left.empty = telling.form.fields.subtracting(told).subtracting(emptyFields)
    takeUntold(record)
    if telling.form.adds {
      add(record, told)
      return left
    }
    if told.contains(.status) { status = record.status }
    for stamp in Stamps.places where told.contains(stamp.field) {
      if stamps.take(stamp, of: record.stamps, zone: zone) { left.dates.insert(stamp.field) }
    }
    if told.contains(.extended) { isExtended = record.isExtended }
    if told.contains(.pauses) { pauses = record.pauses }
    for text in Transaction.texts where told.contains(text.field) {
      self[keyPath: text.value] = record[keyPath: text.value]
    }
    if told.contains(.demanded) { demanded = record.demanded }
    if told.contains(.submitted) { submitted = record.submitted }
    if !told.isDisjoint(with: .charges) { takeCharges(of: record, told) }
    return left
  }

  /// What any of the sources keeps a column for is told; but the proofs by the source of the charges.
  private mutating func takeUntold(_ record: Transaction) {
    let lacksProofs = charges != nil && untold.contains(.proofs)
    untold.formIntersection(record.untold)
    if lacksProofs { untold.insert(.proofs) }
  }

  private mutating func takeCharges(of record: Transaction, _ told: ToldFields) {
    let kept = (charges ?? []).filter { !told.contains(.charges($0.kind)) }
    let new = (record.charges ?? []).filter { told.contains(.charges($0.kind)) }
    if kept.isEmpty {
      charges = record.charges.map { _ in new }
      untold.remove(.proofs)
      proofScope = nil
    } else {
      charges = ChargeKind.allCases.flatMap { kind in (kept + new).filter { $0.kind == kind } }
    }
    // A proof cannot be missed where there is no column for it.
    if record.untold.contains(.proofs) { untold.insert(.proofs) }
    proofScope = record.proofScope ?? proofScope
  }
}

extension Transaction {
  /// The fields of which nothing is recorded.
  fileprivate var emptyFields: ToldFields {
    var empty: ToldFields = []
    for stamp in Stamps.places where stamps[keyPath: stamp.value] == nil {
      empty.insert(stamp.field)
    }
    for text in Transaction.texts where self[keyPath: text.value] == nil {
      empty.insert(text.field)
    }
    if pauses.isEmpty { empty.insert(.pauses) }
    if demanded == nil { empty.insert(.demanded) }
    if submitted == nil { empty.insert(.submitted) }
    for kind in ChargeKind.allCases where !(charges ?? []).contains(where: { $0.kind == kind }) {
      empty.insert(.charges(kind))
    }
    return empty
  }

  /// The fields in which it is not as another state of the case.
  public func differences(from other: Transaction) -> ToldFields {
    var changed: ToldFields = []
    if status != other.status { changed.insert(.status) }
    for place in Stamps.places {
      let isDate = stamps.dates.contains(place.stamp)
      if stamps[keyPath: place.value] != other.stamps[keyPath: place.value]
        || isDate != other.stamps.dates.contains(place.stamp)
      {
        changed.insert(place.field)
      }
    }
    if isExtended != other.isExtended { changed.insert(.extended) }
    if pauses != other.pauses { changed.insert(.pauses) }
    for text in Transaction.texts where self[keyPath: text.value] != other[keyPath: text.value] {
      changed.insert(text.field)
    }
    if demanded != other.demanded { changed.insert(.demanded) }
    if submitted != other.submitted { changed.insert(.submitted) }
    if charges != other.charges { changed.formUnion(.charges) }
    return changed
  }

  /// The fields of which something is recorded.
  public var filledFields: ToldFields {
    var filled = ToldFields.all.subtracting(emptyFields)
    if !isExtended { filled.remove(.extended) }
    if charges != nil { filled.formUnion(.charges) }
    return filled
  }

  /// Fields that are one text.
  private static var texts:
    [(field: ToldFields, value: any WritableKeyPath<Transaction, String?> & Sendable)]
  {
    [
      (.applicantClass, \.variant.applicantClass), (.tier, \.variant.tier), (.officer, \.officer),
      (.applicant, \.applicant), (.note, \.note),
    ]
  }
}

extension Stamps {
  fileprivate typealias Place = (
    field: ToldFields, stamp: StampSet, value: any WritableKeyPath<Stamps, Instant?> & Sendable
  )

  fileprivate static var places: [Place] {
    [
      (.received, .received, \.receipt), (.complete, .complete, \.complete), (.paid, .paid, \.paid),
      (.finished, .finished, \.finished), (.handedOver, .handedOver, \.handedOver),
      (.promised, .promised, \.promised),
    ]
  }

  /// The receipt as one stamp among others; it is never taken away.
  var receipt: Instant? {
    get { received }
    set { received = newValue ?? received }
  }

  /// Takes over a stamp; `true`: it is a date that says nothing new.
  fileprivate mutating func take(_ place: Place, of other: Stamps, zone: Zone) -> Bool {
    let (known, told) = (self[keyPath: place.value], other[keyPath: place.value])
    let isDate = other.dates.contains(place.stamp)
    if let known, let told, isDate, !dates.contains(place.stamp),
      zone.day(of: known) == zone.day(of: told)
    {
      return true
    }
    self[keyPath: place.value] = told
    dates.subtract(place.stamp)
    if isDate { dates.insert(place.stamp) }
    if place.stamp == .received { receivedInHours = other.receivedInHours }
    return false
  }
}

extension Transaction {
  /// What several tellings, in the order in which they speak, make of a case; `nil` where none of them tells what no
  /// case can be without.
  public init?(tellings: [Telling], zone: Zone) {
    guard
      let first = tellings.first(where: { $0.form.fields.isSuperset(of: .essential) })?.record
    else { return nil }
    self.init(
      unit: first.unit, service: first.service, caseNumber: first.caseNumber, variant: .unknown,
      status: first.status, stamps: Stamps(received: first.stamps.received, dates: .received),
      untold: .all)
    var until: Instant?
    var lastOpen: EarlierTelling?
    for telling in tellings {
      let before = self
      take(telling, zone: zone)
      if let until { keepEarlier(before, until: until, lastOpen: lastOpen, zone: zone) }
      if telling.form.fields.contains(.status) { until = telling.until }
      if let until, isToldOpen { lastOpen = told(until: until) }
    }
  }

  /// Whether a case says of itself all that a telling said of it, and nothing else for the fields of its form.
  public func says(_ telling: Telling, zone: Zone) -> Bool {
    let mine = Telling(form: telling.form, record: self, until: telling.until)
    guard mine.fields == telling.fields else { return false }
    var copy = self
    return copy.take(telling, zone: zone).dates.isEmpty && copy == self
  }
}
