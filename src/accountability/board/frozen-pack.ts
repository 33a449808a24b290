// A pack as it is frozen: every list of it, and every number with what is needed to compute it again.
import Type, { type Static } from 'typebox'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'
import { PairsKept } from '../pairs.ts'

/** A number that can be computed again: which measure, of which months, at which ledger size. */
export const FrozenFigure = Type.Object({
  measure: Line(60),
  version: Type.Integer(),
  part: Maybe(Line(100)),
  /** `2026-10`. */
  month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
  yes: Type.Integer(),
  no: Type.Integer(),
  notEvidenced: Type.Integer(),
  /** Still in its time: a month with any is in no assertion gap. Packs before it was kept have none. */
  notYet: Type.Optional(Type.Integer()),
  /**
   * Its pairs of cases of one child or one home: within the month, with the month before it, and so on. Its interval allows for them; figures frozen before they were
   * kept take every case as independent, and say so.
   */
  alike: Type.Optional(Type.Array(PairsKept, { maxItems: 13 })),
})
export type FrozenFigure = Static<typeof FrozenFigure>

const FrozenRecommendation = Type.Object({
  recordId: Id,
  reference: Line(60),
  theme: Line(300),
  stage: Line(60),
  standing: Maybe(Line(40)),
  since: Maybe(When),
  /** When the status was computed: with the figures beside it. */
  judgedAt: Type.Optional(Maybe(When)),
  stops: Type.Array(Text(500), { maxItems: 40 }),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Integer(),
  tested: Type.Boolean(),
  /** That no measure can test it was recorded. Packs before this do not say. */
  untestable: Type.Optional(Type.Boolean()),
  /** Of whom it is asked. Packs before this do not say. */
  askedOf: Type.Optional(Type.Array(Line(40), { maxItems: 3 })),
  /** What its test is judged by: measure and part of each criterion. */
  measures: Type.Array(Type.Object({ measure: Line(60), part: Maybe(Line(100)), kind: Line(40) }), { maxItems: 12 }),
  /** The test and the month it counts from, as judged: with them the status is computed again. */
  judgedBy: Type.Optional(Maybe(Type.Object({ test: Type.Unknown(), countsFrom: Maybe(Line(10)) }))),
})

const FrozenAction = Type.Object({
  recordId: Id,
  words: Text(1000),
  owner: Maybe(Line()),
  dueOn: Maybe(LocalDate),
  state: Line(40),
  dateChanges: Type.Integer(),
})

const FrozenAudit = Type.Object({
  recordId: Id,
  title: Line(),
  topic: Line(100),
  drawn: Type.Integer(),
  good: Type.Integer(),
  requiresImprovement: Type.Integer(),
  inadequate: Type.Integer(),
  inDispute: Type.Integer(),
  /** When it was drawn, which is the month its files count in, and the days whose cases it audited. Packs before this have none. */
  drawnOn: Type.Optional(LocalDate),
  from: Type.Optional(LocalDate),
  until: Type.Optional(LocalDate),
})

/** What the force owed and had not done, of every clock of the loop but the dates of recommendations and actions. */
const FrozenDuty = Type.Object({
  record: Line(40),
  recordId: Id,
  about: Line(300),
  words: Line(300),
  owner: Line(),
  dueAt: When,
})

/** What was to fall due with the force until the next board, or a month on where none was called; `left`: how many more than are kept. */
export const FallsDue = Type.Object({
  until: LocalDate,
  called: Type.Boolean(),
  left: Type.Integer({ minimum: 0 }),
  duties: Type.Array(FrozenDuty, { maxItems: 500 }),
})

/** A move of a date: every one of them stands in the pack. */
const FrozenDateChange = Type.Object({
  recordId: Id,
  words: Text(1000),
  dueOn: Maybe(LocalDate),
  because: Text(4000),
  at: When,
})

/** Asked at an earlier board and not answered when this pack was frozen. */
const FrozenChallenge = Type.Object({
  recordId: Id,
  meeting: Line(),
  challenge: Text(),
  answerOwed: Line(),
  answerBy: LocalDate,
})

/** What must be published and could not be opened for more than five working days. */
const FrozenAbsence = Type.Object({ words: Line(300), address: Line(500), since: LocalDate })

/** What a pack has of a whole force as of one cause of concern. */
export const frozenOfAny = {
  /** The last fact it knows. */
  ledgerSize: Type.Integer({ minimum: 0 }),
  /** Of a pack as at a moment that had passed when it was frozen: nothing that was recorded later is in it. Others are as at their freezing. */
  asAt: Type.Optional(When),
  policyVersion: Line(200),
  /** By which definition of the assertion gap; packs before it was kept were by the first. */
  gapDefined: Type.Optional(Type.Integer()),
  recommendations: Type.Array(FrozenRecommendation, { maxItems: 1000 }),
  actions: Type.Array(FrozenAction, { maxItems: 2000 }),
  audits: Type.Array(FrozenAudit, { maxItems: 100 }),
  figures: Type.Array(FrozenFigure, { maxItems: 2000 }),
  dateChanges: Type.Optional(Type.Array(FrozenDateChange, { maxItems: 2000 })),
}

export const Pack = Type.Object({
  ...frozenOfAny,
  decisionsAsked: Type.Array(Text(500), { maxItems: 20 }),
  childrenSaid: Type.Array(Text(500), { maxItems: 20 }),
  challenges: Type.Optional(Type.Array(FrozenChallenge, { maxItems: 500 })),
  unavailable: Type.Optional(Type.Array(FrozenAbsence, { maxItems: 20 })),
  duties: Type.Optional(Type.Array(FrozenDuty, { maxItems: 1000 })),
  /** Whether comments under section 55 are among the duties; packs from before they were do not have it. */
  dutiesOfComments: Type.Optional(Type.Literal(true)),
  /** Packs from before it was kept have none. */
  fallsDue: Type.Optional(FallsDue),
})
export type Pack = Static<typeof Pack>

/** Of a pack what one cause of concern has too: what the board is owed and was asked is no part of it. */
export const ofAny = (pack: Omit<Pack, 'decisionsAsked' | 'childrenSaid'>) => {
  const { ledgerSize, policyVersion, recommendations, actions, audits, figures, gapDefined, dateChanges, asAt } = pack
  return {
    ...{ ledgerSize, policyVersion, recommendations, actions, audits, figures },
    ...(asAt === undefined ? {} : { asAt }),
    ...(gapDefined === undefined ? {} : { gapDefined }),
    ...(dateChanges === undefined ? {} : { dateChanges }),
  }
}
