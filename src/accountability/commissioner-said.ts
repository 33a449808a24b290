// What the commissioner's office says in public, beside the figures: the parts of it as they stand in the schema `published`, each put in once and never changed.
import Type, { type Static } from 'typebox'
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { Id, LocalDate, Maybe } from '../registers/schemas.ts'
import { FigureThen } from './figure-then.ts'

const Answered = Type.Object({
  id: Id,
  reference: Type.String(),
  theme: Type.String(),
  action: Maybe(Type.String()),
  whyNone: Maybe(Type.String()),
})

/** Comments under section 55 as they were published: whatever is said later is another part. */
export const Comments = Type.Object({
  report: Type.String(),
  publishedOn: LocalDate,
  lastDay: LocalDate,
  on: LocalDate,
  inTime: Type.Boolean(),
  address: Type.String(),
  /** Published before the register knew of the report: which document it was. */
  document: Maybe(Type.String()),
  /** Nobody looked at the words before they could have come here: they stand at the address alone. */
  wordsHere: Type.Boolean(),
  invitedUntil: Maybe(LocalDate),
  chiefSaid: Type.Boolean(),
  chief: Maybe(Type.String()),
  own: Maybe(Type.String()),
  reply: Maybe(Type.String()),
  /** Beside which neither an action nor a reason stood. */
  gap: Type.Array(Type.String()),
  /** To whom the Act has a copy sent. */
  copiesOwed: Type.Array(Type.Object({ to: Type.String(), words: Type.String() })),
  recommendations: Type.Array(
    Type.Object({
      ...Answered.properties,
      answered: Type.Boolean(),
      words: Maybe(Type.String()),
      standing: Maybe(Type.String()),
    }),
  ),
})
export type Comments = Static<typeof Comments>

export const Addendum = Type.Object({
  on: LocalDate,
  address: Type.String(),
  wordsHere: Type.Boolean(),
  chief: Type.Array(Type.String()),
  reply: Maybe(Type.String()),
  answers: Type.Array(Answered),
})
export type Addendum = Static<typeof Addendum>

const AnsweredWords = Type.Object({ id: Id, action: Maybe(Type.String()), whyNone: Maybe(Type.String()) })

/** Of comments published before their words could come here: the same words, looked at since. `document` where they were one document. */
export const Words = Type.Object({
  on: LocalDate,
  comments: Maybe(
    Type.Object({
      chief: Maybe(Type.String()),
      own: Maybe(Type.String()),
      reply: Maybe(Type.String()),
      document: Maybe(Type.String()),
    }),
  ),
  answers: Type.Array(AnsweredWords),
  /** By their number. */
  addenda: Type.Array(
    Type.Object({
      number: Type.Integer(),
      chief: Type.Array(Type.String()),
      reply: Maybe(Type.String()),
      answers: Type.Array(AnsweredWords),
    }),
  ),
})
export type Words = Static<typeof Words>

/** How it was sent is the office's own matter. `of` is 0 for the comments, n for the n-th addendum; without it, of all that was published then. */
export const Copy = Type.Object({ to: Type.String(), on: LocalDate, of: Type.Optional(Type.Integer()) })
export type Copy = Static<typeof Copy>

/** The register had another day of publication: the last lawful day is another one too. */
export const Correction = Type.Object({
  on: LocalDate,
  report: Type.String(),
  publishedOn: LocalDate,
  lastDay: LocalDate,
  inTime: Type.Boolean(),
})
export type Correction = Static<typeof Correction>

/** How far the local policing body is assured, with the status that was computed as it was published. */
export const Assured = Type.Object({
  topic: Type.String(),
  forum: Type.String(),
  decidedOn: LocalDate,
  on: LocalDate,
  assurance: Type.String(),
  because: Type.String(),
  furtherAction: Maybe(Type.String()),
  nextReviewOn: LocalDate,
  recommendation: Maybe(Type.Object({ id: Id, reference: Type.String(), theme: Type.String() })),
  standing: Maybe(Type.String()),
  ledgerSize: Type.Integer(),
  disagreement: Maybe(Type.String()),
})
export type Assured = Static<typeof Assured>

/** A later decision on the same subject. */
export const Again = Type.Object({ on: LocalDate, by: Id })
export type Again = Static<typeof Again>

export const Undertaking = Type.Object({
  words: Type.String(),
  undertakenOn: LocalDate,
  on: LocalDate,
  firstDueOn: LocalDate,
  dueOn: LocalDate,
  dateChanges: Type.Integer(),
})
export type Undertaking = Static<typeof Undertaking>

/** What an undertaking should move: what each measure said when it was undertaken, after disclosure control, or why none shows it. */
export const Moves = Type.Object({ figures: Type.Array(FigureThen), noMeasure: Maybe(Type.String()) })
export type Moves = Static<typeof Moves>

/** Its date moved, or it was done: why, and what shows it, nobody looked at for the public. */
export const Moved = Type.Object({ on: LocalDate, dueOn: LocalDate })
export type Moved = Static<typeof Moved>
export const Done = Type.Object({ on: LocalDate })
export type Done = Static<typeof Done>

export type Part =
  | { readonly part: 'assurance'; readonly body: Assured }
  | { readonly part: 'again'; readonly body: Again }
  | { readonly part: 'undertaking'; readonly body: Undertaking }
  | { readonly part: 'measures'; readonly body: Moves }
  | { readonly part: 'moved'; readonly body: Moved }
  | { readonly part: 'done'; readonly body: Done }
  | { readonly part: 'comments'; readonly body: Comments }
  | { readonly part: 'addendum'; readonly body: Addendum }
  | { readonly part: 'words'; readonly body: Words }
  | { readonly part: 'copy'; readonly body: Copy }
  | { readonly part: 'correction'; readonly body: Correction }

/** `number` is its place among its like, from 1; `at` when it was recorded. */
export type Said = Part & { readonly number: number; readonly at: Instant }

/** In their order: each is numbered among its like. */
export const numbered = (parts: readonly (Part & { readonly at: Instant })[]): readonly Said[] =>
  parts.map((one, place) => ({
    ...one,
    number: parts.slice(0, place + 1).filter(({ part }) => part === one.part).length,
  }))

export const sayInPublic = (forceId: string, recordId: string, said: readonly Said[]): readonly Sql[] =>
  said.map(
    ({ part, number, at, body }) => sql`
      insert into published.commissioner (force_id, record_id, part, number, at, body)
      values (${forceId}, ${recordId}, ${part}, ${number}, ${at}, ${JSON.stringify(body)}::jsonb)
      on conflict (record_id, part, number) do nothing`,
  )
