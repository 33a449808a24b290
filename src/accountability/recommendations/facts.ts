// What can happen to a recommendation. Its standing is not among these: it is computed.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../kernel/time.ts'
import type { Fact, FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { DayOrMonth, Id, Line, LocalDate, Maybe, Text } from '../../registers/schemas.ts'
import { DocumentText } from './document.ts'
import { ClosureTest } from './test.ts'

/** How far a revisit found it: the inspectorate's own words. */
export const revisitResults = ['no meaningful improvement', 'not routine', 'improved, not routine', 'routine'] as const

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** What a document says of itself, and by which route it verifies. */
const signed = {
  route: Type.Union([Type.Literal('inspector'), Type.Literal('chief constable')]),
  /** As the policy's table named it then. */
  routeCode: Type.Optional(Line(60)),
  routeLabel: Type.Optional(Line(200)),
  by: Line(),
  document: Line(300),
  on: LocalDate,
  address: Maybe(Line(500)),
}

const kinds = {
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
    /** SHA-256 of the file of rows that it came in. Kept as that of its text at first. */
    fileHash: Type.Optional(Maybe(Hash)),
    addressee: Line(100),
    /** `immediately`, `months-3`, `date`, `none` …: see time-scales.ts. */
    timeScale: Line(30),
    /** Why it is another time scale than the words give. */
    scaleReason: Type.Optional(Maybe(Text(1000))),
    baseOn: Maybe(LocalDate),
    dueOn: Maybe(LocalDate),
  }),
  /** By one person: only where no date stood that it would move. */
  'recommendation.base-changed/1': Type.Object({ baseOn: LocalDate, dueOn: Maybe(LocalDate), because: Text() }),
  /** With what was computed on that day: handing in says nothing about whether it is met. */
  'recommendation.submitted/1': Type.Object({ to: Line(), standing: Maybe(Line(40)), says: Text() }),
  /** The document's words, hashed by Vigil. It counts when a second person has read it. */
  'recommendation.document-offered/1': Type.Object({ ...signed, textHash: Hash, text: DocumentText }),
  'recommendation.document-refused/1': Type.Object({ because: Text(1000) }),
  /** An inspector's document, or a sign-off that no inspector has looked behind. */
  'recommendation.verified/1': Type.Object({
    ...signed,
    textHash: Maybe(Hash),
    /** Who offered the document that somebody else confirmed. Before documents were offered there was nobody. */
    offeredBy: Type.Optional(Id),
  }),
  /** The inspectorate closed the cause of concern that it answers, by this document. */
  'recommendation.closed/1': Type.Object({
    how: Type.Union([Type.Literal('closed by the inspectorate'), Type.Literal('closed with residual')]),
    on: DayOrMonth,
    document: Line(300),
    inspectionId: Id,
    findingId: Id,
  }),
  /** The written answer that the IOPC, a coroner, a joint inspection or a panel is owed. */
  'recommendation.answered/1': Type.Object({
    on: LocalDate,
    to: Line(),
    document: Line(300),
    address: Maybe(Line(500)),
  }),
  'recommendation.answer-published/1': Type.Object({ on: LocalDate, by: Line(), address: Line(500) }),
  /** Of a period to answer, and only inside it. */
  'recommendation.extension-applied/1': Type.Object({ on: LocalDate, until: LocalDate, because: Text(1000) }),
  'recommendation.extension-answered/1': Type.Object({ until: Maybe(LocalDate), document: Line(300) }),
  /** What has been done about something that was asked for at once. */
  'recommendation.update-given/1': Type.Object({ on: LocalDate, to: Line(), says: Text() }),
  'recommendation.responsible-named/1': Type.Object({ staffId: Id, name: Line(120), post: Line(120) }),
  /** The report's own words, where only a theme stood. */
  'recommendation.words-entered/1': Type.Object({
    words: Text(8000),
    paragraph: Maybe(Line(60)),
    timeScale: Line(30),
    scaleReason: Type.Optional(Maybe(Text(1000))),
    dueOn: Maybe(LocalDate),
  }),
  /** Another is to take its place: asked for by one person and agreed by a chief officer. */
  'recommendation.superseding-asked/1': Type.Object({ by: Id, reference: Line(60), because: Text() }),
  'recommendation.superseding-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.superseded/1': Type.Object({
    by: Id,
    because: Text(),
    /** The chief officer who agreed it. Before a second person was asked for there was none. */
    agreedBy: Type.Optional(Line()),
  }),
  /** What it takes over from the one before it. */
  'recommendation.supersedes/1': Type.Object({
    recordId: Id,
    reference: Line(60),
    dueOn: Maybe(LocalDate),
    foundAgain: Type.Integer({ minimum: 0 }),
    firstFoundOn: Maybe(LocalDate),
    /** How often its date had been moved. Not asked before moves were handed on. */
    dateChanges: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Its closure test, so that a weaker one is known for weaker; and why it was superseded. Not handed on at first. */
    test: Type.Optional(Maybe(ClosureTest)),
    because: Type.Optional(Text()),
  }),
  /** The letter's words, hashed by Vigil. It counts when a second person has read it. */
  'recommendation.revisit-offered/1': Type.Object({
    result: Type.Unsafe<(typeof revisitResults)[number]>({ type: 'string', enum: [...revisitResults] }),
    inspection: Line(),
    on: LocalDate,
    says: Maybe(Text()),
    address: Maybe(Line(500)),
    textHash: Hash,
    text: DocumentText,
  }),
  'recommendation.revisit-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.revisited/1': Type.Object({
    result: Type.Unsafe<(typeof revisitResults)[number]>({ type: 'string', enum: [...revisitResults] }),
    inspection: Line(),
    on: LocalDate,
    says: Maybe(Text()),
    /** Of the letter. Before letters were offered and confirmed there was none. */
    address: Type.Optional(Maybe(Line(500))),
    textHash: Type.Optional(Hash),
    offeredBy: Type.Optional(Id),
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
  /** A rejection is asked for by one person and agreed by a chief officer. */
  'recommendation.rejection-asked/1': Type.Object({ because: Text() }),
  'recommendation.rejection-refused/1': Type.Object({ because: Text(1000) }),
  'recommendation.stage-recorded/1': Type.Object({
    stage: Line(40),
    because: Text(),
    /** The chief officer who agreed a rejection. */
    agreedBy: Type.Optional(Line()),
  }),
  /** With the day from which its time is to run, where that is what would be moved. */
  'recommendation.date-asked/1': Type.Object({
    dueOn: LocalDate,
    because: Text(1000),
    baseOn: Type.Optional(LocalDate),
  }),
  'recommendation.date-refused/1': Type.Object({ because: Text(1000) }),
  /** Asked by one person and agreed by another. */
  'recommendation.date-changed/1': Type.Object({
    dueOn: LocalDate,
    because: Text(),
    agreedBy: Line(),
    baseOn: Type.Optional(LocalDate),
  }),
  /** The report's own day was wrong in the register. What is counted from it is counted from the right one. */
  'recommendation.publication-corrected/1': Type.Object({
    published: LocalDate,
    because: Text(),
    agreedBy: Line(),
    answerBy: Maybe(LocalDate),
  }),
  /** The inspection that found it again was published on another day than the register had. */
  'recommendation.found-again-corrected/1': Type.Object({ inspectionId: Id, on: LocalDate }),
  'recommendation.test-proposed/1': Type.Object({ test: ClosureTest, because: Text() }),
  'recommendation.test-approved/1': Type.Object({ proposedAtPosition: Type.Integer() }),
  /** No measure can test it, and why: said aloud, until a test is approved. */
  'recommendation.found-untestable/1': Type.Object({ because: Text(1000) }),
  /** Stands beside the status and changes nothing of it. */
  'recommendation.commented/1': Type.Object({ text: Text(2000) }),
  /** Appended by the judge's transaction on the day a test passes that did not before. */
  'recommendation.test-passed/1': Type.Object({}),
  /** Appended by the judge's transaction on the day a passing test fails, and while it fails if a document ended it. */
  'recommendation.re-opened/1': Type.Object({
    stops: Type.Array(Text(500), { maxItems: 20 }),
    /** What changed: the figures, the test that they are held against, or neither, where a document had ended it all the same. */
    by: Type.Optional(Type.Union([Type.Literal('figures'), Type.Literal('closure test'), Type.Literal('document')])),
  }),
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
