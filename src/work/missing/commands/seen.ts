// Who saw the child, or confirmed that it is them, and how: words that name nobody, or a telephone, say that nobody did.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { choice } from '../../../web/fields.ts'
import { actionOf, childHeard } from '../actions.ts'
import { HEARD_ONLY, HOW_CONFIRMED, howConfirmedWords } from '../confirmed.ts'

/** F8: spoken to by telephone is not seen. A sighting by another, told by telephone, names who saw. */
const nobody =
  /\b(?:nobody|no[ -]one|none|not seen|unseen|not known|unknown|(?:tele)?phone|video ?call|facetime|whatsapp|n\/a)\b|^[^\p{L}]*$/iu

export const namesNobody = (words: string): boolean => nobody.test(words)

/** Left empty, a form says by itself that nobody did. */
export const saysNobody = (field: string, words: string | null): readonly Refusal[] =>
  words === null || !namesNobody(words)
    ? []
    : [
        refusal(
          field,
          'This does not name anybody who saw the child in person: a call does not count. Enter who saw them.',
        ),
      ]

export const howConfirmed = choice(
  'How is that known?',
  'Choose how it is known that this is the child',
  [...HOW_CONFIRMED, HEARD_ONLY],
  { ...howConfirmedWords, [HEARD_ONLY]: 'Heard only: a telephone call, a message, a video' },
)

/** The child rang, or wrote: where they are is not established, and the search goes on. */
export const heardOnly = (how: string): readonly Refusal[] =>
  how === HEARD_ONLY
    ? [
        refusal(
          'confirmedHow',
          `A call or a message is a contact, not a location: the search continues. Record it as the action “${actionOf.get(childHeard)?.words ?? childHeard}” instead, and send somebody to see the child.`,
        ),
      ]
    : []
