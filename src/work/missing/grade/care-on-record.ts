// What earlier records say of care: whether the child is looked after, and placed here by an authority from elsewhere. An answer given now is the newest word.
import type { Static } from 'typebox'
import { type Instant, longDate } from '../../../kernel/time.ts'
import type { History } from '../fact-parts.ts'
import type { OnRecord } from '../on-record.ts'

/** What is on record and comes from no answer of this report: for the rules, as yes or not. A placement is over where the child is looked after no longer. */
export function heldOnRecord(onRecord: OnRecord | undefined) {
  const { lookedAfter = null, placedHere = null } = onRecord ?? {}
  const overSince = lookedAfter?.answer === 'no' ? lookedAfter.saidAt : null
  const placed = placedHere?.answer === 'yes' && (overSince === null || placedHere.saidAt > overSince)
  return { lookedAfterOnRecord: placed || lookedAfter?.answer === 'yes', placedHereOnRecord: placed }
}

/** Beside the question it answers, in words; nothing where nothing is known. */
export function knownBeside(onRecord: OnRecord | undefined): Readonly<Record<string, string>> {
  const held = heldOnRecord(onRecord)
  const { lookedAfter, placedHere } = onRecord ?? {}
  const placed = held.placedHereOnRecord && placedHere ? `placed here from elsewhere, ${said(placedHere)}` : null
  // The second question opens with a yes to the first: what is known of it stands beside that too.
  const both = [lookedAfter?.answer === 'yes' ? cared(lookedAfter) : null, placed].filter((one) => one !== null)
  return {
    ...(both.length === 0 ? {} : { 'looked-after': both.join('; ') }),
    ...(placed === null ? {} : { 'out-of-area': placed }),
  }
}

/** A no that the records contradict, for whoever owns the search: a caller may not know. */
export function careContradicted(
  answers: Readonly<Record<string, { readonly answer: string }>>,
  onRecord: OnRecord | undefined,
) {
  const [first] = Object.entries(knownBeside(onRecord)).filter(([question]) => answers[question]?.answer === 'no')
  if (first === undefined) return []
  const [question, words] = first
  return [
    `${question === 'looked-after' ? 'Looked after' : 'Placed here from elsewhere'}: the answer is no, but earlier records say ${words}. Answer again if that is still so.`,
  ]
}

/** The same for the timeline, with what was said to be over. */
export const careSaid = ({ lookedAfter, placedHere }: OnRecord): readonly string[] => [
  ...(lookedAfter === null
    ? []
    : [lookedAfter.answer === 'yes' ? cared(lookedAfter) : `not looked after, ${said(lookedAfter)}`]),
  ...(placedHere?.answer === 'yes' ? [`placed here from elsewhere, ${said(placedHere)}`] : []),
]

type Word = { readonly by: string | null; readonly saidAt: Instant | null }
const cared = ({ by, saidAt }: Word): string =>
  [
    by === null ? 'looked after, care leaver, on a plan or in need' : `looked after by ${by}`,
    saidAt === null ? null : said({ saidAt }),
  ]
    .filter(Boolean)
    .join(', ')
const said = ({ saidAt }: { readonly saidAt: Instant | null }): string =>
  saidAt === null ? 'said before' : `said ${longDate(saidAt)}`

/** An authority that the caller names is on the child’s record from now on, and the newest word. */
export function withAuthority(history: Static<typeof History>, by: string | null, now: Instant): typeof history {
  if (by === null) return history
  const onRecord = history.onRecord ?? nothing
  return { ...history, onRecord: { ...onRecord, lookedAfter: { answer: 'yes', by, saidAt: now } } }
}

const nothing: OnRecord = {
  dateOfBirth: null,
  ageDisputed: false,
  sex: null,
  age: null,
  lookedAfter: null,
  placedHere: null,
}
