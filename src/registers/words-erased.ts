// What somebody wrote of a case in a record of their own, when the case is erased: the words go, and what was decided stays. A later fact
// of the same record keeps each fact without its words, and the fold reads that in the place of the empty one.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Reader } from '../kernel/database.ts'
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import { appendTo, load } from './records.ts'
import { Id, Line } from './schemas.ts'
import type { World, Writing } from './world.ts'

export const WordsErased = Type.Object({
  order: Id,
  kept: Type.Array(Type.Object({ position: Type.Integer({ minimum: 1 }), kind: Line(80), body: Type.Unknown() }), {
    minItems: 1,
    maxItems: 5000,
  }),
})
const wordsErased = Compile(WordsErased)
type Kept = Static<typeof WordsErased>['kept'][number]

/** Stands for words that went, where a fact must say something. */
export const gone = '[erased]'

const keptIn = (facts: readonly Fact[]): ReadonlyMap<number, Kept> =>
  new Map(
    facts.flatMap(({ kind, body }) =>
      kind.endsWith('.words-erased/1') && wordsErased.Check(body) ? body.kept.map((one) => [one.position, one]) : [],
    ),
  )

/** For a procedure’s `left`. */
export const leftOf =
  <F extends Fact>(read: (fact: Fact) => F) =>
  (facts: readonly F[]): readonly F[] => {
    const kept = keptIn(facts)
    if (kept.size === 0) return facts
    return facts.map((fact) => {
      const rest = fact.body === null ? kept.get(fact.position) : undefined
      return rest === undefined ? fact : read({ ...fact, kind: rest.kind, body: rest.body })
    })
  }

type Own<State, F extends Fact> = {
  readonly procedure: Procedure<State, F>
  readonly words: string
  /** The kind of fact that keeps what stays. */
  readonly kind: `${string}.words-erased/1`
  /** The body without free text; null for a fact that has none, or none that may go. */
  readonly without: (fact: F, facts: readonly F[]) => object | null
}

type Written<State, F extends Fact> = Own<State, F> & {
  /** Records of this kind that may say something of that one. */
  readonly about: (reader: Reader, force: string, recordId: string) => Promise<readonly string[]>
  /** Whether a fact of such a record says it of that one. */
  readonly isOf: (fact: F, facts: readonly F[], recordId: string) => boolean
}

/** What was erased before is looked at as it is left: that it was published, say, is known still. */
const understood = <State, F extends Fact>({ procedure }: Own<State, F>, facts: readonly F[]) =>
  procedure.left?.(facts) ?? facts

function holding<State, F extends Fact>(own: Own<State, F>, facts: readonly F[]): readonly F[] {
  const all = understood(own, facts)
  return facts.filter((fact) => fact.body !== null && own.without(fact, all) !== null)
}

/** What goes with the erasure of a case, as the erasure takes it. */
export function wordsOf<State, F extends Fact>(written: Written<State, F>) {
  const { procedure, about, isOf } = written
  return {
    ...ownWordsOf(written),
    saysOf: async (reader: Reader, world: World, recordId: string) => {
      const found = await Promise.all(
        (await about(reader, world.who.forceId, recordId)).map(async (own) => {
          const { facts } = await load(reader, world, procedure, own)
          const positions = holding(written, facts)
            .filter((fact) => isOf(fact, facts, recordId))
            .map((fact) => fact.position)
          return { recordId: own, positions }
        }),
      )
      return found.filter(({ positions }) => positions.length > 0)
    },
  }
}

/** What is asked for by itself: the words of one record, which names no case. */
export function ownWordsOf<State, F extends Fact>(own: Own<State, F>) {
  const { procedure, words, kind, without } = own
  return {
    record: procedure.record,
    words,
    keepRest: async (writing: Writing, recordId: string, positions: readonly number[], order: string) => {
      await appendTo(writing, procedure, recordId, ({ facts }) => {
        const known = keptIn(facts)
        const all = understood(own, facts)
        const kept = holding(own, facts)
          .filter(({ position }) => positions.includes(position) && !known.has(position))
          .map((fact) => ({ position: fact.position, kind: fact.kind, body: without(fact, all) }))
        if (kept.length === 0) return []
        return [{ kind, happenedAt: writing.world.now, body: { order, kept } }]
      })
    },
    look: async (reader: Reader, world: World, recordId: string) => {
      const { facts } = await load(reader, world, procedure, recordId)
      const positions = holding(own, facts).map((fact) => fact.position)
      return positions.length === 0 ? null : ({ kind: 'may go', positions } as const)
    },
  }
}
