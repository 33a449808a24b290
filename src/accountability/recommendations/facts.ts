// What can happen to a recommendation. Its standing is not among these: it is computed.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../kernel/time.ts'
import type { Fact, FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { ClosureTest } from './test.ts'

/** How far a revisit found it: the inspectorate's own words. */
export const revisitResults = ['no meaningful improvement', 'not routine', 'improved, not routine', 'routine'] as const

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const kinds = {
  /** From the register of inspections: with its time scale, and where its words stand. */
  'recommendation.received/2': Type.Object({
    reference: Line(60),
    source: Line(100),
    inspection: Line(200),
    inspectionId: Maybe(Id),
    findingId: Maybe(Id),
    published: Maybe(LocalDate),
    theme: Line(300),
    words: Maybe(Text(8000)),
    paragraph: Maybe(Line(60)),
    address: Maybe(Line(500)),
    /** SHA-256 of the text it was taken from. */
    textHash: Maybe(Hash),
    addressee: Line(100),
    /** `immediately`, `months-3`, `date`, `none` …: see time-scales.ts. */
    timeScale: Line(30),
    baseOn: Maybe(LocalDate),
    dueOn: Maybe(LocalDate),
  }),
  'recommendation.base-changed/1': Type.Object({ baseOn: LocalDate, dueOn: Maybe(LocalDate), because: Text() }),
  /** With what was computed on that day: handing in says nothing about whether it is met. */
  'recommendation.submitted/1': Type.Object({ to: Line(), standing: Maybe(Line(40)), says: Text() }),
  /** An inspector's document, or a sign-off that no inspector has looked behind. */
  'recommendation.verified/1': Type.Object({
    route: Type.Union([Type.Literal('inspector'), Type.Literal('chief constable')]),
    /** As the policy's table named it then. */
    routeCode: Type.Optional(Line(60)),
    routeLabel: Type.Optional(Line(200)),
    by: Line(),
    document: Line(300),
    on: LocalDate,
    address: Maybe(Line(500)),
    textHash: Maybe(Hash),
  }),
  'recommendation.superseded/1': Type.Object({ by: Id, because: Text() }),
  /** What it takes over from the one before it. */
  'recommendation.supersedes/1': Type.Object({
    recordId: Id,
    reference: Line(60),
    dueOn: Maybe(LocalDate),
    foundAgain: Type.Integer({ minimum: 0 }),
    firstFoundOn: Maybe(LocalDate),
  }),
  'recommendation.revisited/1': Type.Object({
    result: Type.Unsafe<(typeof revisitResults)[number]>({ type: 'string', enum: [...revisitResults] }),
    inspection: Line(),
    on: LocalDate,
    says: Maybe(Text()),
  }),
  'recommendation.found-again/1': Type.Object({
    inspection: Line(),
    inspectionId: Maybe(Id),
    on: LocalDate,
    says: Maybe(Text()),
  }),
  'recommendation.escalated/1': Escalated,
  'recommendation.received/1': Type.Object({
    reference: Line(60),
    source: Line(100),
    inspection: Line(200),
    published: Maybe(LocalDate),
    theme: Line(300),
    /** Verbatim; null until a person has entered it from the report. */
    words: Maybe(Text(8000)),
    dueOn: Maybe(LocalDate),
  }),
  'recommendation.stage-recorded/1': Type.Object({ stage: Line(40), because: Text() }),
  'recommendation.date-asked/1': Type.Object({ dueOn: LocalDate, because: Text(1000) }),
  'recommendation.date-refused/1': Type.Object({ because: Text(1000) }),
  /** Asked by one person and agreed by another. */
  'recommendation.date-changed/1': Type.Object({ dueOn: LocalDate, because: Text(), agreedBy: Line() }),
  'recommendation.test-proposed/1': Type.Object({ test: ClosureTest, because: Text() }),
  'recommendation.test-approved/1': Type.Object({ proposedAtPosition: Type.Integer() }),
  /** No measure can test it, and why: said aloud, until a test is approved. */
  'recommendation.found-untestable/1': Type.Object({ because: Text(1000) }),
  /** Stands beside the status and changes nothing of it. */
  'recommendation.commented/1': Type.Object({ text: Text(2000) }),
  /** Appended by the judge's transaction on the day a test passes that did not before. */
  'recommendation.test-passed/1': Type.Object({}),
  /** Appended by the judge's transaction on the day a passing test fails. */
  'recommendation.re-opened/1': Type.Object({ stops: Type.Array(Text(500), { maxItems: 20 }) }),
} as const

export type Bodies = { [Kind in keyof typeof kinds]: Static<(typeof kinds)[Kind]> }
export type RecommendationFact = FactsOf<Bodies>
export type Received = Bodies['recommendation.received/2']
export type NewRecommendationFact = {
  [Kind in keyof Bodies]: { readonly kind: Kind; readonly happenedAt: Instant; readonly body: Bodies[Kind] }
}[keyof Bodies]

const checks = new Map(Object.entries(kinds).map(([kind, schema]) => [kind, Compile(schema)]))

export function read(fact: Fact): RecommendationFact {
  if (!isRecommendationFact(fact))
    throw new Error(`fact ${fact.recordId}/${fact.position} of kind ${fact.kind} cannot be read`)
  return fact
}

const isRecommendationFact = (fact: Fact): fact is RecommendationFact =>
  checks.get(fact.kind)?.Check(fact.body) === true
