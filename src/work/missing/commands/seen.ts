// Who saw the child: words that name nobody, or a telephone, say that nobody did.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'

/** F8: spoken to by telephone is not seen. A sighting by another, told by telephone, names who saw. */
const nobody =
  /\b(?:nobody|no[ -]one|none|not seen|unseen|not known|unknown|(?:tele)?phone|video ?call|facetime|whatsapp|n\/a)\b|^[^\p{L}]*$/iu

export const namesNobody = (words: string): boolean => nobody.test(words)

/** Left empty, a form says by itself that nobody did. */
export const saysNobody = (field: string, words: string | null): readonly Refusal[] =>
  words === null || !namesNobody(words)
    ? []
    : [refusal(field, 'This names nobody who saw the child in person: a call is not that. Enter who saw them.')]
