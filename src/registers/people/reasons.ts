// Why somebody was found, in words: the search answers codes, a person reads these.
export const reasonWords = {
  'same-name': 'Same name',
  'names-swapped': 'First name and surname the other way round',
  'name-sounds-alike': 'Name sounds alike',
  'name-spelled-alike': 'Name spelled nearly the same',
  'name-begins-alike': 'Name begins the same',
  nickname: 'A short form of the same name',
  'part-of-name-same': 'Part of the name is the same',
  'other-name': 'Matches another name this person uses',
  'same-date-of-birth': 'Same date of birth',
  'birth-day-and-month-swapped': 'Date of birth with day and month swapped',
  'date-of-birth-one-digit-off': 'Date of birth one digit off',
  'date-of-birth-digits-swapped': 'Date of birth with two digits swapped',
  'same-birthday-other-year': 'Same birthday in another year',
  'same-month-of-birth': 'Born in the same month',
  'same-year-of-birth': 'Born in the same year',
  'same-address': 'Same address',
  'same-house-and-street': 'Same house number and street',
  'address-alike': 'Address nearly the same',
  'same-postcode': 'Same postcode',
  'postcode-one-slip': 'Postcode one slip away',
  'same-phone': 'Same phone number',
  'phone-of-earlier-report': 'Phone number of an earlier report about this person',
  'address-of-earlier-report': 'Address in an earlier report about this person',
} as const

export type ReasonCode = keyof typeof reasonWords
