// What can happen to an improvement programme: opened, a command post taken or left, a meeting set or ended.
import Type from 'typebox'
import type { FactsOf, NewFact, NewFactsOf } from '../../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Text } from '../../../registers/schemas.ts'
import { WordsErased } from '../../../registers/words-erased.ts'

export const levels = ['gold', 'silver', 'bronze'] as const
export type Level = (typeof levels)[number]
export const cadences = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const
export type Cadence = (typeof cadences)[number]

const level = Type.Unsafe<Level>({ type: 'string', enum: [...levels] })
/** Of bronze, which strand of the work; null for gold and silver. */
const strand = Type.Union([Line(120), Type.Null()])

const kinds = {
  'programme.opened/1': Type.Object({ title: Line(200), purpose: Text(2000) }),
  'programme.post-taken/1': Type.Object({ level, strand, staffId: Id, since: LocalDate }),
  'programme.post-left/1': Type.Object({ level, strand, staffId: Id, on: LocalDate, because: Line(300) }),
  'programme.meeting-set/1': Type.Object({
    name: Line(120),
    level,
    cadence: Type.Unsafe<Cadence>({ type: 'string', enum: [...cadences] }),
    firstOn: LocalDate,
  }),
  'programme.meeting-ended/1': Type.Object({ name: Line(120), on: LocalDate }),
  'programme.words-erased/1': WordsErased,
} as const

type Bodies = BodiesOf<typeof kinds>
export type Meeting = Bodies['programme.meeting-set/1']
export type ProgrammeFact = FactsOf<Bodies> | FactsOf<ErasedOf<'programme'>>
export type NewProgrammeFact = NewFactsOf<Bodies> & NewFact

export const read = erasableReaderOf('programme', kinds)
