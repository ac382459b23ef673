/// All wording of the reports, in both languages; one file for each subject. Sentences for people
/// are in the formal register of Indonesian audit reports. Stable codes for programs stand with
/// their types, not here.
package enum Texts {}
