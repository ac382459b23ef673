package import WorkingTime

/// What a table is, apart from its rows.
package struct TableHead: Sendable {
  /// Name and version of the shape, e.g. `audit.findings/1`. Columns may be added to a version,
  /// never renamed or removed.
  package var schema: String
  package var columns: [Column]
  package var envelope: Envelope

  package init(schema: String, columns: [Column], envelope: Envelope) {
    self.schema = schema
    self.columns = columns
    self.envelope = envelope
  }
}

/// Where and when an output was made; the JSON object around the rows holds it.
package struct Envelope: Hashable, Sendable {
  /// Version of the program.
  package var tool: String
  package var generatedAt: Instant
  /// `nil` when the output belongs to no run.
  package var run: Int64?
  /// Options that narrowed the answer, in the order of the command line.
  package var filters: [Filter]
  /// Counts known before the first row, by their stable keys.
  package var counts: [Count]

  package init(
    tool: String, generatedAt: Instant, run: Int64? = nil, filters: [Filter] = [],
    counts: [Count] = []
  ) {
    self.tool = tool
    self.generatedAt = generatedAt
    self.run = run
    self.filters = filters
    self.counts = counts
  }

  package struct Filter: Hashable, Sendable {
    /// The option's long name without dashes, e.g. `unit`.
    package var name: String
    package var values: [String]

    package init(_ name: String, _ values: [String]) {
      self.name = name
      self.values = values
    }
  }

  package struct Count: Hashable, Sendable {
    package var key: String
    package var value: Int64

    package init(_ key: String, _ value: Int64) {
      self.key = key
      self.value = value
    }
  }
}

/// A head with rows that are made one at a time.
package struct Table {
  package var head: TableHead
  /// Calls its argument with each row, a cell for each column of the head, until it answers false.
  package var eachRow: (_ body: ([Cell]) throws -> Bool) throws -> Void

  package init(
    _ head: TableHead, eachRow: @escaping (_ body: ([Cell]) throws -> Bool) throws -> Void
  ) {
    self.head = head
    self.eachRow = eachRow
  }

  package init(_ head: TableHead, rows: [[Cell]]) {
    self.init(head) { body in
      for row in rows where try !body(row) { return }
    }
  }

  /// Writes the table to the sink.
  ///
  /// - Throws: `TableFault` for a selection that does not fit, and what rows and sink throw.
  @discardableResult
  package func write(
    as format: ReportFormat, to sink: any ByteSink, _ presentation: Presentation,
    selection: TableSelection = .everything
  ) throws -> TableWriter.Written {
    let writer = try TableWriter(
      head, as: format, to: sink, presentation, selection: selection)
    try writer.begin()
    try eachRow { row in
      try writer.append(row)
      return true
    }
    return try writer.end()
  }
}
