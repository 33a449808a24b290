// A report that is entered together with the first thing it asks, by an office that may not keep the register: what both commands share.
import type { Reader } from '../../../kernel/database.ts'
import type { Refusal } from '../../../kernel/outcome.ts'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import type { NewInspectionFact } from './facts.ts'
import { recommendationByReference } from './queries/asked.ts'
import { referencesTaken } from './queries.ts'
import type { InspectionState } from './state.ts'

/** Whether the register has it, or what it asks first, already. */
export async function isRegistered(reader: Reader, force: string, reference: string): Promise<boolean> {
  const found = await referencesTaken.one(reader, { references: [reference] })
  const asked = await recommendationByReference.one(reader, { force, reference: `${reference}/1` })
  return (found?.taken ?? []).length > 0 || asked !== null
}

/** `instead`: what to do about a reference that the register has. */
export const reportRefusals = (
  registered: boolean,
  instead: string,
  publishedOn: string,
  now: Instant,
): readonly Refusal[] => [
  ...when(registered, 'reference', `This reference is in the register. ${instead}`),
  ...when(publishedOn > localDate(now), 'publishedOn', 'This date is in the future. Enter today or an earlier day.'),
]

type Reported = Pick<InspectionState, 'recorded' | 'published'>

/** The report before what it asks. */
export const reportedFirst = <Decision extends { readonly facts: readonly NewInspectionFact[] }>(
  { recorded, published }: { readonly [Key in keyof Reported]: NonNullable<Reported[Key]> },
  asked: Decision,
) => {
  const { at: happenedAt, ...body } = published
  return {
    ...asked,
    facts: [
      { kind: 'inspection.recorded/1', happenedAt, body: recorded },
      { kind: 'inspection.published/1', happenedAt, body },
      ...asked.facts,
    ] as const,
  }
}
