import TestSupport
import Testing

@testable import AuditImport

@Suite struct `A table of cell bytes` {
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `finds what a dictionary finds`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var table = ByteTable<Int>(capacity: 500)
    var dictionary: [String: Int] = [:]
    for value in 0..<2000 {
      let count = Int.random(in: 0...20, using: &generator)
      let key = String((0..<count).map { _ in "abc0".randomElement(using: &generator) ?? "a" })
      let subject = Int.random(in: -1...1, using: &generator)
      let bytes = Array(key.utf8)
      let found = table.find(bytes.span, subject: subject)
      if let found { #expect(found == dictionary["\(subject) \(key)"], "seed \(seed)") }
      if found == nil {
        table.insert(bytes.span, subject: subject, value)
        dictionary["\(subject) \(key)"] = value
      }
    }
  }

  @Test func `begins anew when it is full`() {
    var table = ByteTable<Int>(capacity: 4, mostBytes: 20)
    for number in 0..<100 { table.insert(Array("key \(number)".utf8).span, number) }
    #expect(table.find(Array("key 99".utf8).span) == 99)
    #expect(table.find(Array("key 0".utf8).span) == nil)
    table.insert([UInt8](repeating: 1, count: 30).span, 7)
    #expect(table.find([UInt8](repeating: 1, count: 30).span) == 7)
  }

  @Test func `keeps words apart that differ in zeros`() {
    var table = ByteTable<Int>()
    table.insert([1, 0].span, 1)
    #expect(table.find([1].span) == nil)
    #expect(table.find([1, 0, 0].span) == nil)
  }
}
