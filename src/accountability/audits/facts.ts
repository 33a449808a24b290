// What can happen in a case-file audit and to each audited file. The seed's hash comes before the population is known; the seed after.
import Type from 'typebox'
import type { FactsOf } from '../../practice/fact.ts'
import { Escalated } from '../../registers/escalated.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf, readerOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, OneOf, Text, When } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'
import { answers, grades, questions, topicGrades, topics } from './questions.ts'

const Share = Type.Number({ minimum: 0, maximum: 1 })
const Grade = OneOf(...grades)
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

export const whatBecame = ['corrected in the case', 'the record stands'] as const

/** What a grading says, whichever force it comes from. */
export const graded = {
  grade: Grade,
  topicGrade: Maybe(OneOf(...topicGrades)),
  /** Which questions were put is as old as the grading: those that came later may be missing. */
  answers: Type.Object({
    ...Object.fromEntries(questions.filter(({ later }) => !later).map(({ id }) => [id, OneOf(...answers)])),
    ...Object.fromEntries(
      questions.filter(({ later }) => later).map(({ id }) => [id, Type.Optional(OneOf(...answers))]),
    ),
  }),
  /** The topics of inspections since 2024, each on their five-point scale; null where the file does not show it. */
  topics: Type.Optional(
    Type.Object(Object.fromEntries(topics.map(({ id }) => [id, Type.Optional(Maybe(OneOf(...topicGrades)))]))),
  ),
  /** What it was like to be this child. */
  livedExperience: Text(),
  because: Text(),
}

/** Of a re-ask sample each is one answer: the question tells which. */
const Place = Type.Object({ recordId: Id, stratum: Line(60), question: Type.Optional(Line(200)) })
const Places = Type.Array(Place, { maxItems: 10_000 })

const auditKinds = {
  'audit.committed/1': Type.Object({
    title: Line(),
    kind: OneOf('case files', 're-ask'),
    topic: Line(100),
    /** Cases ended from this day to this day, both included. */
    from: LocalDate,
    until: LocalDate,
    size: Type.Integer({ minimum: 1, maximum: 500 }),
    doubleShare: Share,
    peerShare: Share,
    seedHash: Hash,
    /** Where another audit of cases of the same days was planned before: why a second. */
    second: Type.Optional(Type.Object({ because: Text(1000), beside: Type.Array(Id, { maxItems: 20 }) })),
  }),
  /** It stays in sight: what was planned and never drawn could have been left because of what it would have shown. */
  'audit.withdrawn/1': Type.Object({ because: Text(1000) }),
  'audit.drawn/1': Type.Object({
    seed: Line(200),
    /** Everything the sample was drawn from, so that anyone can draw it again: as the ledger held it at the root. */
    population: Places,
    /** What was otherwise at the draw. Draws before this was kept took the population of their own time. */
    since: Type.Optional(Type.Object({ left: Places, joined: Places, moved: Places })),
    ledgerSize: Type.Integer({ minimum: 0 }),
    /** The first root signed after the period: nobody chose it, and nobody knew it before. Draws before it was mixed in have none. */
    root: Type.Optional(Type.Object({ hash: Hash, treeSize: Type.Integer({ minimum: 0 }), signedAt: When })),
    files: Type.Array(Id, { maxItems: 500 }),
  }),
  'audit.escalated/1': Escalated,
} as const

const fileKinds = {
  'audited-file.drawn/1': Type.Object({
    auditId: Id,
    kind: OneOf('case files', 're-ask'),
    topic: Line(100),
    about: Id,
    /** The record of the child, since cases of one child are alike; files drawn before it was kept have none. */
    child: Type.Optional(Id),
    stratum: Line(60),
    /** Whose case it was: nobody of that unit grades or settles it. */
    unit: Type.Optional(Line(100)),
    team: Line(100),
    area: Line(100),
    /** The local day on which the case ended; files drawn before it was kept have none. */
    endedOn: Type.Optional(LocalDate),
    /** Who had a hand in the case: none of them audits it. */
    involved: Type.Array(Id, { maxItems: 500 }),
    double: Type.Boolean(),
    peer: Type.Boolean(),
    /** Of a re-ask sample: what is asked again, and what the record said when it was drawn. */
    question: Type.Optional(Line(200)),
    recorded: Type.Optional(Line(100)),
  }),
  'audited-file.allocated/1': Type.Object({ first: Id, second: Maybe(Id) }),
  'audited-file.graded/1': Type.Object({
    ...graded,
    /** Where another force graded it: which, and who. Of a file that was never sent there somebody here typed it in. */
    peer: Maybe(Type.Object({ force: Line(100), auditor: Line() })),
  }),
  /** As what record there, and the hash of what was sent. */
  'audited-file.sent-to-peer/1': Type.Object({
    toForce: Line(60),
    toName: Line(),
    peerFileId: Id,
    entries: Type.Integer({ minimum: 1 }),
    sha256: Hash,
  }),
  /** Nobody answered, or it went to the wrong force. A grading that they had given before this reached them counts all the same. */
  'audited-file.peer-recalled/1': Type.Object({ peerFileId: Id, because: Text(1000) }),
  'audited-file.peer-refused/1': Type.Object({ peerFileId: Id, by: Line(), because: Text(1000) }),
  /** Received on paper and typed in here: counts for nothing until a second person has compared it with the document. */
  'audited-file.peer-entered/1': Type.Object({
    ...graded,
    peer: Type.Object({ force: Line(100), auditor: Line() }),
    document: Line(300),
  }),
  'audited-file.peer-confirmed/1': Type.Object({ found: Text(1000) }),
  'audited-file.peer-entry-refused/1': Type.Object({ because: Text(1000) }),
  'audited-file.moderated/1': Type.Object({ grade: Grade, because: Text() }),
  /** `dueAt` of before: by when it is answered is owed in the case itself. */
  'audited-file.concern-raised/1': Type.Object({ about: Id, concern: Text(), dueAt: Type.Optional(When) }),
  /** By whoever has the case, in their own record; here so that no concern stays open unseen. */
  'audited-file.concern-answered/1': Type.Object({}),
  'audited-file.remedied/1': Type.Object({ done: Text() }),
  'audited-file.re-audited/1': Type.Object({ grade: Grade, because: Text() }),
  'audited-file.re-asked/1': Type.Object({
    question: Line(100),
    recorded: Line(100),
    said: Line(100),
    same: Type.Boolean(),
    askedOf: Line(),
  }),
  /** Asked again it was otherwise: what became of the record. */
  'audited-file.answer-settled/1': Type.Object({ became: OneOf(...whatBecame), because: Text(1000) }),
  'audited-file.escalated/1': Escalated,
  /** The case was erased, and with it what was written of it here. */
  'audited-file.words-erased/1': WordsErased,
} as const

export type AuditBodies = BodiesOf<typeof auditKinds>
export type FileBodies = BodiesOf<typeof fileKinds>
export type AuditFact = FactsOf<AuditBodies>
export type FileFact = FactsOf<FileBodies> | FactsOf<ErasedOf<'audited-file'>>

export const readAudit = readerOf(auditKinds)
export const readFile = erasableReaderOf('audited-file', fileKinds)
