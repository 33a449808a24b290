// What the commissioner's office says in public, beside the figures: the parts of it as they stand in the schema `published`, each put in once and never changed.
import Type, { type Static } from 'typebox'
import { type Sql, sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import { Id, LocalDate, Maybe } from '../registers/schemas.ts'
import type { Addendum, Comments, Copy, Correction, Words } from './comments-said.ts'
import { FigureThen } from './figure-then.ts'

/** How far the local policing body is assured, with the status that was computed as it was published, and by the day of the decision. */
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
  standingThen: Type.Optional(Maybe(Type.String())),
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
