// What may be recorded of police protection: one list each, shared by the facts and the forms.
export const LIMBS = ['removed', 'kept'] as const
export const KEPT_AT = ['authority', 'relative', 'hospital', 'station', 'other'] as const
/** Children Act 1989, section 46(3) and (4): whom the constable tells. */
export const TOLD = ['authority where found', 'authority where living', 'child', 'parents'] as const
/** Nobody decided, and the law did. */
export const ENDED_BY_TIME = 'time passed'
/** The child is gone: the search begins again. */
export const WENT_MISSING = 'went missing'
export const ENDINGS = [
  'released',
  'accommodated',
  'emergency protection order',
  'interim care order',
  ENDED_BY_TIME,
  WENT_MISSING,
  'other',
] as const
/** What a person may choose; the loss of contact is recorded as what it is. */
export const CHOSEN_ENDINGS = [
  'released',
  'accommodated',
  'emergency protection order',
  'interim care order',
  ENDED_BY_TIME,
  'other',
] as const

type Words<Of extends readonly string[]> = Readonly<Record<Of[number], string>>

export const keptWords: Words<typeof KEPT_AT> = {
  authority: 'local authority accommodation',
  relative: 'a relative or friend',
  hospital: 'hospital',
  station: 'a police station',
  other: 'another place',
}
export const toldWords: Words<typeof TOLD> = {
  'authority where found': 'the local authority where the child was found',
  'authority where living': 'the local authority where the child lives',
  child: 'the child',
  parents: 'parents or whoever has care of the child',
}
export const endedWords: Words<typeof ENDINGS> = {
  released: 'released to a parent or carer',
  accommodated: 'accommodated by the local authority',
  'emergency protection order': 'emergency protection order',
  'interim care order': 'interim care order',
  'time passed': 'the 72 hours passed and nothing was decided',
  'went missing': 'the child went missing from it',
  other: 'ended otherwise',
}
