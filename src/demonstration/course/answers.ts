// What the caller says, and why they ring: some of it is not known, and what is known is not always said.
import type { Chance } from '../chance.ts'
import type { Child } from '../children.ts'

export type Word = 'yes' | 'no' | 'not known'

const twelve = [
  'specific-worry',
  'enquiries-made',
  'out-of-character',
  'missing-before',
  'medical-need',
  'crime-victim',
  'hurt',
  'exploitation',
  'self-harm',
  'danger-to-others',
  'travel-abroad',
  'anything-else',
] as const

/** What the caller says: some of it is not known, and what is known of the child is not always said. */
export function drawAnswers(child: Child, first: boolean, age: number, chance: Chance): Readonly<Record<string, Word>> {
  const truth: Readonly<Record<(typeof twelve)[number], boolean>> = {
    'specific-worry': chance.yes(0.45),
    'enquiries-made': chance.yes(0.8),
    'out-of-character': first && chance.yes(0.7),
    'missing-before': !first,
    'medical-need': chance.yes(0.05),
    'crime-victim': chance.yes(0.02),
    hurt: chance.yes(0.04),
    exploitation: child.exploited !== 'no',
    'self-harm': child.selfHarm || chance.yes(0.02),
    'danger-to-others': chance.yes(0.006),
    'travel-abroad': chance.yes(0.008),
    'anything-else': chance.yes(0.2),
  }
  const said = Object.fromEntries(
    twelve.map((id): [string, Word] => [id, chance.yes(0.06) ? 'not known' : yesOrNo(truth[id])]),
  )
  const more: Record<string, Word> = { 'looked-after': child.lookedAfter ? 'yes' : 'no' }
  if (child.lookedAfter) more['out-of-area'] = child.outOfArea ? 'yes' : 'no'
  if (said['medical-need'] === 'yes') more['dose-overdue'] = chance.yes(0.2) ? 'yes' : 'no'
  if (said['crime-victim'] === 'yes') more['abduction'] = 'no'
  if (said['exploitation'] === 'yes') {
    more['exploited-flagged-high'] = child.exploited === 'high' ? 'yes' : 'no'
    more['with-exploiter'] = chance.yes(0.12) ? 'yes' : 'no'
  }
  if (said['danger-to-others'] === 'yes') more['weapon'] = chance.yes(0.2) ? 'yes' : 'no'
  if (said['travel-abroad'] === 'yes') more['travel-credible'] = chance.yes(0.2) ? 'yes' : 'no'
  if (child.disability) {
    more['disability'] = 'yes'
    more['cannot-keep-safe'] = chance.yes(age < 14 ? 0.15 : 0.05) ? 'yes' : 'no'
  }
  return { ...said, ...more }
}

const yesOrNo = (yes: boolean): Word => (yes ? 'yes' : 'no')

export function whyOf(child: Child, answers: Readonly<Record<string, Word>>, chance: Chance): string {
  const from = child.lookedAfter ? 'Did not come back to the home at the agreed time' : chance.one(whys)
  const worry = worries.find(({ about }) => answers[about] === 'yes')?.words ?? ''
  return `${from}; phone goes to voicemail.${worry}`
}

/** The gravest first: of several one is said. */
const worries = [
  { about: 'exploitation', words: ' Staff worry about older people who wait in a car.' },
  { about: 'self-harm', words: ' Has hurt themselves before.' },
  { about: 'specific-worry', words: ' There was an argument on the phone beforehand.' },
] as const

const whys = [
  'Left after a row about school and did not come back',
  'Did not come home from school',
  'Went out to meet friends and is hours late',
  'Was not in bed in the morning',
  'Left a friend’s house in the evening and never arrived home',
] as const
