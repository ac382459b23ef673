package import ServiceStandards
package import AuditReport

/// What is wrong with a folder that was handed over.
package enum IntegrityFault: Fault, Hashable {
  case notAFolder(path: String)
  case noManifest
  /// Not JSON of the form that its version has.
  case manifestUnreadable
  case unknownVersion(schema: String)
  case signatureMissing
  /// Not a signature of the kind that exports have.
  case signatureUnreadable
  /// The signature is not one of these bytes.
  case manifestChanged
  /// Signed, but by another key than the one that was expected.
  case wrongKey(signer: String, expected: String)
  /// A name that leads out of the folder.
  case badName(String)
  case fileMissing(String)
  case fileUnreadable(String)
  case fileChanged(String, Change)
  /// The bytes are those of the manifest, and its counts are not.
  case countsDisagree(String)

  /// What kind of change it looks like, by counts, sums and keys.
  package enum Change: Hashable, Sendable {
    /// Rows are missing at the end.
    case cut(expected: Int64, found: Int64, lastKey: String)
    case rowsMissing(expected: Int64, found: Int64)
    case rowsAdded(expected: Int64, found: Int64)
    /// The rows of that line and one before it have changed places.
    case moved(line: Int64, key: String)
    case header
    case sum(column: String, expected: Int64, found: Int64)
    case ends(expected: String, found: String)
    /// Counts, sums and order agree.
    case characters
    /// Not a file of rows.
    case bytes(expected: Int64, found: Int64)
  }

  package var exitStatus: ExitStatus { .integrity }

  package var code: String {
    switch self {
    case .notAFolder: "E_VERIFY_FOLDER"
    case .noManifest: "E_VERIFY_NO_MANIFEST"
    case .manifestUnreadable: "E_VERIFY_MANIFEST"
    case .unknownVersion: "E_VERIFY_VERSION"
    case .signatureMissing: "E_VERIFY_UNSIGNED"
    case .signatureUnreadable: "E_VERIFY_SIGNATURE"
    case .manifestChanged: "E_VERIFY_MANIFEST_CHANGED"
    case .wrongKey: "E_VERIFY_KEY"
    case .badName: "E_VERIFY_NAME"
    case .fileMissing: "E_VERIFY_MISSING"
    case .fileUnreadable: "E_VERIFY_READ"
    case .fileChanged(_, let change): change.code
    case .countsDisagree: "E_VERIFY_COUNTS"
    }
  }

  package func message(in language: Language) -> String { wording.text(language) }

  var wording: Wording {
    switch self {
    case .notAFolder(let path):
      Wording(
        "\(path): bukan folder yang dapat dibaca. Sebutkan folder serah terima.",
        "\(path): no folder that can be read. Name the folder of a hand-over.")
    case .noManifest:
      Wording(
        "manifest.json tidak ada: ini bukan folder serah terima, atau berkas itu hilang.",
        "there is no manifest.json: this is no folder of a hand-over, or the file is lost.")
    case .manifestUnreadable:
      Wording(
        "manifest.json rusak dan tidak dapat dibaca. Minta folder itu sekali lagi.",
        "manifest.json is damaged and cannot be read. Ask for the folder once more.")
    case .unknownVersion(let schema):
      Wording(
        "manifest.json memakai bentuk “\(schema)” yang tidak dikenal program ini. Perbarui program ini.",
        "manifest.json has the form “\(schema)”, which this program does not know. Update this program."
      )
    case .signatureMissing:
      Wording(
        "manifest.json.sig tidak ada: tidak ada yang menunjukkan siapa pembuat folder ini. Minta tanda tangannya.",
        "there is no manifest.json.sig: nothing shows who made this folder. Ask for the signature.")
    case .signatureUnreadable:
      Wording(
        "manifest.json.sig bukan tanda tangan Ed25519 OpenSSH, atau rusak. Minta sekali lagi.",
        "manifest.json.sig is no Ed25519 signature of OpenSSH, or it is damaged. Ask for it once more."
      )
    case .manifestChanged:
      Wording(
        "tanda tangan tidak cocok: manifest.json berubah sesudah ditandatangani, walau mungkin hanya satu bita.",
        "the signature does not match: manifest.json has changed since it was signed, be it by one byte."
      )
    case .wrongKey(let signer, let expected):
      Wording(
        "ditandatangani dengan kunci lain: \(signer), bukan \(expected). Tanyakan kepada pengirim.",
        "signed by another key: \(signer), not \(expected). Ask the sender.")
    case .badName(let name):
      Wording(
        "manifest.json menyebut “\(name)”, nama yang keluar dari folder; tidak dibuka.",
        "manifest.json names “\(name)”, which leads out of the folder; it was not opened.")
    case .fileMissing:
      Wording("berkas ini tidak ada dalam folder.", "this file is not in the folder.")
    case .fileUnreadable:
      Wording("berkas ini tidak dapat dibaca.", "this file cannot be read.")
    case .fileChanged(_, let change): change.wording
    case .countsDisagree:
      Wording(
        "SHA-256 cocok, tetapi jumlah dalam manifest tidak sesuai dengan isinya: manifestnya salah.",
        "the SHA-256 matches, but the counts of the manifest do not fit the content: the manifest is wrong."
      )
    }
  }
}

extension IntegrityFault.Change {
  fileprivate var code: String {
    switch self {
    case .cut: "E_VERIFY_CUT"
    case .rowsMissing: "E_VERIFY_ROWS_MISSING"
    case .rowsAdded: "E_VERIFY_ROWS_ADDED"
    case .moved: "E_VERIFY_MOVED"
    case .header: "E_VERIFY_HEADER"
    case .sum: "E_VERIFY_SUM"
    case .ends: "E_VERIFY_ENDS"
    case .characters, .bytes: "E_VERIFY_CHANGED"
    }
  }

  fileprivate var wording: Wording {
    switch self {
    case .cut(let expected, let found, let lastKey):
      Wording(
        "isi berubah: \(found) baris, seharusnya \(expected); baris terakhir bukan \(lastKey), jadi tampaknya bagian akhir terpotong.",
        "changed: \(found) rows instead of \(expected); the last row is not \(lastKey), so the end seems to be cut off."
      )
    case .rowsMissing(let expected, let found):
      Wording(
        "isi berubah: \(found) baris, seharusnya \(expected); tampaknya baris di tengah dihapus.",
        "changed: \(found) rows instead of \(expected); rows seem to have been taken out.")
    case .rowsAdded(let expected, let found):
      Wording(
        "isi berubah: \(found) baris, seharusnya \(expected); tampaknya ada baris yang ditambahkan.",
        "changed: \(found) rows instead of \(expected); rows seem to have been added.")
    case .moved(let line, let key):
      Wording(
        "isi berubah: jumlah baris cocok, tetapi \(key) di baris \(line) tidak pada urutannya; tampaknya baris tertukar.",
        "changed: the number of rows fits, but \(key) in row \(line) is out of order; rows seem to have changed places."
      )
    case .header:
      Wording(
        "isi berubah: nama kolom tidak sesuai dengan manifest.",
        "changed: the names of the columns are not those of the manifest.")
    case .sum(let column, let expected, let found):
      Wording(
        "isi berubah: jumlah kolom “\(column)” \(found), seharusnya \(expected); tampaknya uang diubah.",
        "changed: the sum of the column “\(column)” is \(found) instead of \(expected); money seems to have been changed."
      )
    case .ends(let expected, let found):
      Wording(
        "isi berubah: kunci pertama atau terakhir \(found), seharusnya \(expected); tampaknya baris ujung diganti.",
        "changed: the first or last key is \(found) instead of \(expected); a row at an end seems to have been replaced."
      )
    case .characters:
      Wording(
        "isi berubah (SHA-256 tidak cocok), tetapi jumlah baris, jumlah uang, dan urutan sama; tampaknya beberapa huruf atau angka diubah.",
        "changed (the SHA-256 does not match), but rows, sums and order are the same; some characters seem to have been changed."
      )
    case .bytes(let expected, let found):
      Wording(
        "isi berubah (SHA-256 tidak cocok): \(found) bita, seharusnya \(expected).",
        "changed (the SHA-256 does not match): \(found) bytes instead of \(expected).")
    }
  }
}
