// When a child came to harm, as far as anybody knows: M28 asks whether it was within a day of the contact.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'

export const whenUnknown =
  'Leave it empty if nobody knows. For a contact not opened as missing, harm at an unknown time counts as within 24 hours (M28)'

/** It may lie before the report, unlike what was done about it. */
export const harmTimeRefusals = (at: Instant | null | undefined, now: Instant): readonly Refusal[] =>
  at != null && at > now
    ? [
        refusal(
          'harmedAt',
          'This time is in the future. Give a time that has passed, or leave it empty if nobody knows.',
        ),
      ]
    : []
