// What the child's record and earlier reports add to what a report says of the child: it counts where the report says nothing, and where the two differ both are said.
import type { Static } from 'typebox'
import { dateWords, type Instant, longDate } from '../../kernel/time.ts'
import { adult, ageFrom, grownFrom } from './age.ts'
import type { Described, History } from './fact-parts.ts'

export type OnRecord = NonNullable<Static<typeof History>['onRecord']>
type Child = Static<(typeof Described)['child']>
/** What a report, or a correction of it, says by itself. */
export type SaidOfChild = Pick<Child, 'age' | 'dateOfBirth' | 'ageDisputed' | 'sex'>

/** The child as the page shows them: what the report leaves empty, the record says. Of a date of birth that contradicts the age that was said, `differences` tells. */
export function childOf(said: SaidOfChild, onRecord: OnRecord | undefined, at: Instant): SaidOfChild {
  if (onRecord === undefined) return said
  const born = bornOf(onRecord, at)
  const fits = said.age === null || said.age === ageFrom(born, at)
  return {
    age: said.age ?? ageOnRecord(onRecord, at),
    dateOfBirth: said.dateOfBirth ?? (fits ? born : null),
    ageDisputed: said.ageDisputed || onRecord.ageDisputed,
    sex: said.sex ?? onRecord.sex,
  }
}

/** The age that counts in the minimum: the younger, where report and record differ; one that is disputed where it was said is none. */
export function ageThatCounts(said: SaidOfChild, onRecord: OnRecord | undefined, at: Instant): number | null {
  const reported = said.ageDisputed ? null : said.age
  if (onRecord === undefined) return reported
  const recorded = onRecord.ageDisputed ? null : ageOnRecord(onRecord, at)
  if (reported === null || recorded === null) return reported ?? recorded
  return agree({ ...said, age: reported }, onRecord, at) ? reported : Math.min(reported, recorded)
}

/** By the date of birth, else as said before and grown since. A record that makes them a grown-up never takes a child off the board: it is said instead. */
function ageOnRecord(onRecord: OnRecord, at: Instant): number | null {
  const age = yearsOnRecord(onRecord, at)
  return age === null || (age >= adult && !onRecord.ageDisputed) ? null : age
}

/** Whether the record makes the child a grown-up: by a date of birth, since an age that was once said is no proof. */
export const isGrownUp = (onRecord: OnRecord | undefined, at: Instant): boolean =>
  onRecord !== undefined && !onRecord.ageDisputed && (ageFrom(onRecord.dateOfBirth, at) ?? 0) >= adult

const yearsOnRecord = ({ dateOfBirth, age }: OnRecord, at: Instant): number | null =>
  ageFrom(dateOfBirth, at) ?? (age === null ? null : grownFrom(age.years, age.saidAt, at))

const bornOf = (onRecord: OnRecord, at: Instant): string | null =>
  isGrownUp(onRecord, at) || ageFrom(onRecord.dateOfBirth, at) === null ? null : onRecord.dateOfBirth

/** An age that was said before may be a birthday behind; and one day of birth is one, whichever side of a birthday the call and its record lie. */
function agree({ age, dateOfBirth }: SaidOfChild, onRecord: OnRecord, at: Instant): boolean {
  const recorded = yearsOnRecord(onRecord, at)
  if (age === null || recorded === null || (dateOfBirth !== null && dateOfBirth === onRecord.dateOfBirth)) return true
  return age === recorded || (onRecord.dateOfBirth === null && age === recorded + 1)
}

/** Where report and record contradict each other, each in a sentence that says what follows. */
export function differences(said: SaidOfChild, onRecord: OnRecord | undefined, at: Instant): readonly string[] {
  if (onRecord === undefined) return []
  const { sex } = onRecord
  const ofAge = ageDiffers(said, onRecord, at)
  return [
    ...(ofAge === null ? [] : [ofAge]),
    ...(said.sex !== null && sex !== null && sexOf(said.sex) !== sexOf(sex)
      ? [`The report says ${said.sex}; the child’s record says ${sex}: correct the one that is wrong.`]
      : []),
  ]
}

function ageDiffers(said: SaidOfChild, onRecord: OnRecord, at: Instant): string | null {
  const { dateOfBirth, age } = onRecord
  const record =
    dateOfBirth !== null ? `born ${dateWords(dateOfBirth)}` : age && `${age.years} on ${longDate(age.saidAt)}`
  const years = yearsOnRecord(onRecord, at)
  if (isGrownUp(onRecord, at))
    return `The child’s record says ${record}, an adult of ${years}: is it the same person? The child stays on the board as a child.`
  if (said.age !== null && !agree(said, onRecord, at))
    return `The report says ${said.age}; the child’s record says ${record}, which makes ${years}. The minimum grade uses the younger age: correct the one that is wrong.`
  if (said.dateOfBirth === null || dateOfBirth === null || said.dateOfBirth === dateOfBirth) return null
  return `The report says born ${dateWords(said.dateOfBirth)}; the child’s record says ${record}: correct the one that is wrong.`
}

/** Written by hand: a girl, F and female are one word. */
function sexOf(words: string): string {
  const word = words.trim().toLowerCase()
  if (['f', 'female', 'girl'].includes(word)) return 'female'
  return ['m', 'male', 'boy'].includes(word) ? 'male' : word
}

/** What of the age is the record’s word, for whoever reads it and asks who says so. */
export function takenFromRecord(said: SaidOfChild, child: SaidOfChild): string | null {
  const parts = [
    said.age === null && child.age !== null && 'age',
    said.dateOfBirth === null && child.dateOfBirth !== null && 'date of birth',
    !said.ageDisputed && child.ageDisputed && 'that the age is disputed',
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : `From the child’s record: ${parts.join(', ')}.`
}

type Corrected = { readonly said: SaidOfChild; readonly onRecord: OnRecord | undefined }

/** A correction says the child as a whole; only what it changes is its word, and the record is told the same. It takes nothing away from the record. */
export function corrected({ said, onRecord }: Corrected, before: SaidOfChild, now: SaidOfChild): Corrected {
  const pick = <Part extends keyof SaidOfChild>(part: Part): SaidOfChild[Part] =>
    now[part] === before[part] ? said[part] : now[part]
  const reported = {
    age: pick('age'),
    dateOfBirth: pick('dateOfBirth'),
    ageDisputed: pick('ageDisputed'),
    sex: pick('sex'),
  }
  if (onRecord === undefined) return { said: reported, onRecord }
  return {
    said: reported,
    onRecord: {
      ...onRecord,
      age: now.age === before.age ? onRecord.age : null,
      dateOfBirth:
        now.dateOfBirth === before.dateOfBirth ? onRecord.dateOfBirth : (now.dateOfBirth ?? onRecord.dateOfBirth),
      ageDisputed: now.ageDisputed === before.ageDisputed ? onRecord.ageDisputed : now.ageDisputed,
      sex: now.sex === before.sex ? onRecord.sex : (now.sex ?? onRecord.sex),
    },
  }
}
