// What the paper of a public meeting answers a program, field by field: nothing that its page does not show.
import Type from 'typebox'
import { Id, LocalDate, Maybe, Moment, OneOf } from '../../registers/schemas.ts'
import { publicFigure } from '../public-figure.ts'
import { shownGap } from '../public-gap.ts'
import { ofOthers } from '../status-words.ts'
import { Called, Paper } from './answer-parts.ts'

const Release = Type.Object({
  releaseId: Id,
  frozenAt: Moment,
  ledgerSize: Type.Number(),
  policyVersion: Type.String(),
  window: Maybe(Type.Object({ first: Type.String(), last: Type.String() })),
  at: Type.String(),
})

const answers = ['no', 'too early to say', 'not tested yet', 'yes', 'closed by the inspectorate', 'superseded'] as const
const Better = OneOf(...answers)
/** What others are asked alone is in no count of the force. */
const Group = OneOf(...answers, ofOthers)

const Fallen = Type.Object({ id: Id, reference: Type.String(), theme: Type.String(), since: Maybe(Moment) })

const Measure = Type.Object({
  measure: Type.String(),
  part: Maybe(Type.String()),
  question: Type.String(),
  year: Type.Object(publicFigure),
  counted: Maybe(Type.Number()),
  change: Type.String(),
  asked: Type.String(),
})

const Recommendation = Type.Object({
  id: Id,
  reference: Type.String(),
  theme: Type.String(),
  better: Better,
  betterBecause: Type.String(),
  standing: Maybe(Type.String()),
  since: Maybe(Moment),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Number(),
  datesMoved: Type.Array(Type.Object({ on: LocalDate, from: Maybe(LocalDate), to: LocalDate })),
  measures: Type.Array(Measure),
  gaps: Type.Array(shownGap),
  commentary: Maybe(Type.String()),
})

const meeting = {
  record: Id,
  called: Called,
  paper: Maybe(Paper),
  mayWrite: Type.Boolean(),
  mayPublish: Type.Boolean(),
}

/** Without a release where nothing is published yet. */
export const performanceMeetingPaperAnswer = Type.Union([
  Type.Object({
    ...meeting,
    release: Release,
    stale: Type.Boolean(),
    counts: Type.Array(Type.Object({ answer: Group, n: Type.Number() })),
    fallen: Type.Array(Fallen),
    whole: Maybe(Type.String()),
    groups: Type.Array(Type.Object({ answer: Group, folded: Type.Boolean(), at: Type.Array(Type.Number()) })),
    recommendations: Type.Array(Recommendation),
  }),
  Type.Object({ ...meeting, release: Type.Null() }),
])
