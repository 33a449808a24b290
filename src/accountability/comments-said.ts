// What the commissioner's office says in public under section 55 on a report: comments, addenda, their words where those came later, copies and corrections.
import Type, { type Static } from 'typebox'
import { Id, LocalDate, Maybe } from '../registers/schemas.ts'

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
