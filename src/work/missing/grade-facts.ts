// How dangerous it is, by whom: graded, endorsed, raised, lowered by two, reviewed.
import Type from 'typebox'
import { Line, Maybe, Text, When } from '../../registers/schemas.ts'
import { FiredRule, Level } from './fact-parts.ts'

export const gradeKinds = {
  'missing.graded/1': Type.Object({
    level: Level,
    because: Text(),
    floor: Level,
    rules: Type.Array(FiredRule, { maxItems: 40 }),
    unanswered: Type.Array(Type.String(), { maxItems: 60 }),
    mandatoryActions: Type.Array(Type.String(), { maxItems: 60 }),
    firstReviewMinutes: Type.Integer({ minimum: 1 }),
    reviewEveryMinutes: Type.Integer({ minimum: 1 }),
    /** The grader's training was in date. */
    competent: Type.Boolean(),
    /** The panel of earlier episodes was shown, and what the grader made of it. */
    earlierShown: Type.Boolean(),
    earlierConsidered: Maybe(Text()),
  }),
  'missing.endorsed/1': Type.Object({ level: Level, because: Text() }),
  /** Asked since November 2026; before, what nobody ticked was stored as not known. */
  'missing.raised/1': Type.Object({ level: Level, because: Text(), onInformationHeldAtReport: Type.Boolean() }),
  'missing.lowering-proposed/1': Type.Object({ level: Level, reason: Line(80), because: Text(), evidence: Text(1000) }),
  /** By the desk itself, or by the on-call detective inspector while it is closed: nobody says it for them. */
  'missing.desk-advised/1': Type.Object({
    proposedAtPosition: Type.Integer(),
    advice: Type.Union([Type.Literal('may be lowered'), Type.Literal('must not be lowered')]),
    because: Text(),
    as: Type.Union([Type.Literal('exploitation desk'), Type.Literal('on-call detective inspector')]),
  }),
  'missing.lowered/1': Type.Object({
    level: Level,
    reason: Line(80),
    because: Text(),
    proposedAtPosition: Type.Integer(),
    deskConsulted: Maybe(Line()),
  }),
  'missing.lowering-refused/1': Type.Object({ proposedAtPosition: Type.Integer(), because: Text() }),
  'missing.reviewed/1': Type.Object({
    level: Level,
    summary: Text(),
    nextReviewAt: When,
    actionsSet: Type.Array(Line(300), { maxItems: 20 }),
    actionsClosed: Type.Array(Line(300), { maxItems: 20 }),
    /** Share of the words it has in common with the review before it: shown, never judged. */
    likeTheLast: Maybe(Type.Number({ minimum: 0, maximum: 1 })),
  }),
} as const
