package import AuditImport
package import AuditReport
package import ServiceStandards

/// What is wrong with a key or with the file that should hold it. No message holds any of a key.
package enum KeyFault: Fault, Hashable {
  case cannotRead(path: String, SystemReason)
  /// Others than the owner may read a private key.
  case tooOpen(path: String)
  case hasPassphrase(path: String)
  /// Not a key of the kind that is wanted.
  case notAPrivateKey(path: String)
  case notAPublicKey(path: String)
  /// A key, but not Ed25519.
  case otherKind(path: String)
  case exists(path: String)
  case cannotWrite(path: String, SystemReason)
  /// An identity that could not stand in an allowed_signers file.
  case badIdentity(String)
  /// A file of allowed signers without a usable key for exports.
  case noSigner(path: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .badIdentity: .usage
    case .exists, .cannotWrite: .incomplete
    default: .configuration
    }
  }

  package var code: String {
    switch self {
    case .cannotRead: "E_KEY_READ"
    case .tooOpen: "E_KEY_OPEN"
    case .hasPassphrase: "E_KEY_PASSPHRASE"
    case .notAPrivateKey, .notAPublicKey: "E_KEY"
    case .otherKind: "E_KEY_KIND"
    case .exists: "E_KEY_EXISTS"
    case .cannotWrite: "E_KEY_WRITE"
    case .badIdentity: "E_KEY_IDENTITY"
    case .noSigner: "E_KEY_SIGNERS"
    }
  }

  package func message(in language: Language) -> String {
    let (indonesian, english) = wording(language)
    return language == .indonesian ? indonesian : english
  }

  private func wording(_ language: Language) -> (indonesian: String, english: String) {
    switch self {
    case .cannotRead(let path, let reason):
      (
        "\(path): kunci tidak dapat dibaca (\(reason.text(in: language))).",
        "\(path): the key cannot be read (\(reason.text(in: language)))."
      )
    case .tooOpen(let path):
      (
        "\(path): kunci pribadi dapat dibaca orang lain, jadi tidak dipakai. Batasi dengan: chmod 600 \(path)",
        "\(path): others can read this private key, so it is not used. Restrict it: chmod 600 \(path)"
      )
    case .hasPassphrase(let path):
      (
        "\(path): kunci ini berkata sandi; program ini hanya memakai kunci tanpa kata sandi dalam berkas bermode 0600. Buat kunci tersendiri dengan “audit key new”.",
        "\(path): this key has a passphrase; this program uses only keys without one, in a file with mode 0600. Make a key of its own with “audit key new”."
      )
    case .notAPrivateKey(let path):
      (
        "\(path): ini bukan kunci pribadi OpenSSH, atau berkasnya rusak. Sebutkan berkas dari “audit key new” atau “ssh-keygen -t ed25519”.",
        "\(path): this is no OpenSSH private key, or it is damaged. Name a file made by “audit key new” or “ssh-keygen -t ed25519”."
      )
    case .notAPublicKey(let path):
      (
        "\(path): ini bukan kunci publik (baris yang diawali ssh-ed25519). Sebutkan berkas .pub.",
        "\(path): this is no public key (a line that begins with ssh-ed25519). Name the .pub file."
      )
    case .otherKind(let path):
      (
        "\(path): kunci ini bukan Ed25519. Buat dengan “audit key new”.",
        "\(path): this key is not Ed25519. Make one with “audit key new”."
      )
    case .exists(let path):
      (
        "\(path): sudah ada dan tidak diubah; kunci tidak pernah ditimpa. Pilih nama lain.",
        "\(path): exists already and was left as it is; a key is never overwritten. Choose another name."
      )
    case .cannotWrite(let path, let reason):
      (
        "\(path): tidak dapat ditulis (\(reason.text(in: language))); tidak ada yang dibuat.",
        "\(path): cannot be written (\(reason.text(in: language))); nothing was made."
      )
    case .badIdentity(let name):
      (
        "“\(name)” tidak dapat menjadi identitas penanda tangan: pakai 1–64 huruf, angka, dan . _ @ + - tanpa spasi.",
        "“\(name)” cannot be the identity of a signer: use 1–64 letters, digits and . _ @ + - without spaces."
      )
    case .noSigner(let path):
      (
        "\(path): tidak ada baris berisi kunci Ed25519 untuk audit-export tanpa syarat lain. Baris dengan valid-after, valid-before, atau cert-authority diperiksa dengan ssh-keygen.",
        "\(path): no line with an Ed25519 key for audit-export and without further conditions. Lines with valid-after, valid-before or cert-authority are for ssh-keygen to check."
      )
    }
  }
}
