// What an inspector does in the force: opens fieldwork, draws a sample of their own, judges files, takes a pack away.
import Type, { type Static } from 'typebox'
import type { FactsOf, NewFactsOf } from '../../practice/fact.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../registers/fact-kinds.ts'
import { Id, Line, LocalDate, Maybe, Text, When } from '../../registers/schemas.ts'
import { WordsErased } from '../../registers/words-erased.ts'

export const grades = ['good', 'requires improvement', 'inadequate'] as const

/** A recommendation as it stood when the pack was taken: its words, its computed status, and the figures that status rests on. */
export const RegisterEntry = Type.Object({
  reference: Line(60),
  inspection: Line(300),
  published: Maybe(LocalDate),
  theme: Line(300),
  words: Maybe(Text(8000)),
  stage: Line(60),
  standing: Maybe(Line(40)),
  computedAt: Maybe(When),
  stops: Type.Array(Text(500), { maxItems: 40 }),
  dueOn: Maybe(LocalDate),
  dateChanges: Type.Integer(),
  foundAgain: Type.Integer(),
  figures: Type.Array(
    Type.Object({
      measure: Line(60),
      part: Maybe(Line(100)),
      question: Line(300),
      month: Line(7),
      yes: Type.Integer(),
      n: Type.Integer(),
      notEvidenced: Type.Integer(),
      /** Percent, and its 95% interval; null where nothing was counted. */
      percent: Maybe(Type.Number()),
      low: Maybe(Type.Number()),
      high: Maybe(Type.Number()),
    }),
    { maxItems: 12 },
  ),
})
export type RegisterEntry = Static<typeof RegisterEntry>

const kinds = {
  'fieldwork.opened/1': Type.Object({ title: Line(200), from: LocalDate, until: LocalDate }),
  /** By its opener: everybody who works on it too, from now on. */
  'fieldwork.team-named/1': Type.Object({ team: Type.Array(Id, { maxItems: 30 }) }),
  /** Anybody who knows the phrase and the population draws the same files. */
  'fieldwork.sample-drawn/1': Type.Object({
    topic: Line(60),
    seed: Line(200),
    from: LocalDate,
    until: LocalDate,
    population: Type.Integer({ minimum: 0 }),
    files: Type.Array(Type.Object({ recordId: Id, stratum: Line(60), rank: Line(64) }), { maxItems: 500 }),
    /** Samples before these were kept took the population of their own time, and no list of it. */
    root: Type.Optional(Type.Object({ hash: Line(64), treeSize: Type.Integer({ minimum: 0 }), signedAt: When })),
    cases: Type.Optional(Type.Array(Type.Object({ recordId: Id, stratum: Line(60) }), { maxItems: 10_000 })),
    since: Type.Optional(
      Type.Object({
        left: Type.Integer({ minimum: 0 }),
        joined: Type.Integer({ minimum: 0 }),
        moved: Type.Integer({ minimum: 0 }),
      }),
    ),
  }),
  'fieldwork.file-judged/1': Type.Object({
    recordId: Id,
    grade: Type.Unsafe<(typeof grades)[number]>({ type: 'string', enum: [...grades] }),
    note: Maybe(Text(4000)),
  }),
  'fieldwork.pack-taken/1': Type.Object({
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    files: Type.Integer({ minimum: 0 }),
    redactions: Type.Array(Type.Object({ file: Type.Integer(), what: Line(40), times: Type.Integer() }), {
      maxItems: 3000,
    }),
    register: Type.Optional(Type.Array(RegisterEntry, { maxItems: 500 })),
    /** Where a word was struck that seemed to be a name and was none of the file's own record; never the word. */
    struck: Type.Optional(
      Type.Array(
        Type.Object({
          file: Type.Integer(),
          at: Type.Integer({ minimum: 0 }),
          length: Type.Integer({ minimum: 1 }),
        }),
        { maxItems: 20_000 },
      ),
    ),
    /** Of packs taken before that: the words themselves, struck or left. Written no more, since an erasure of the child does not know of them. */
    likely: Type.Optional(
      Type.Array(Type.Object({ file: Type.Integer(), words: Line(100), struck: Type.Boolean() }), { maxItems: 5000 }),
    ),
    left: Type.Optional(Type.Array(Type.Object({ file: Type.Integer(), times: Type.Integer() }), { maxItems: 500 })),
  }),
  /** A case was erased, and with it what was noted of it here. */
  'fieldwork.words-erased/1': WordsErased,
} as const
export type Bodies = BodiesOf<typeof kinds>
export type FieldworkFact = FactsOf<Bodies> | FactsOf<ErasedOf<'fieldwork'>>
export type NewFieldworkFact = NewFactsOf<Bodies>
export const read = erasableReaderOf('fieldwork', kinds)
