// A page of a slice: what it asks for, and what it loads for people and programs alike.
import Type, { type Static, type TSchema } from 'typebox'
import { compiled } from '../../kernel/compiled.ts'
import { isId } from '../../kernel/identity.ts'
import { type Outcome, refused } from '../../kernel/outcome.ts'
import type { Permission } from '../../registers/permissions.ts'
import type { World } from '../../registers/world.ts'
import { explain } from '../explain.ts'

export type Page = {
  readonly path: string
  readonly permission: Permission
  readonly template: string
  readonly title: string | ((values: Values) => string)
  /** The same values as JSON, at this address; null for none. */
  readonly api: string | null
  readonly query: TSchema | null
  /** What the values are, field by field, for programs: the document describes them by it. Null where nobody has said so yet. */
  readonly answer: TSchema | null
  /** Misread, the page itself asks again, with `misread` among its values; otherwise a page of its own says what is wrong. */
  readonly asksAgain: boolean
  /** Which area of the navigation it belongs to, where not the beginning of its own path. */
  readonly area: string | null
  /** Where work begins: with what waits for its reader in other slices, as `waits`. */
  readonly saysWhatWaits: boolean
  readonly load: (world: World, asked: LoadAsked<unknown>) => Promise<Outcome<Values>>
  /** A file made from the values, instead of a page: a CSV. */
  readonly file: ((values: Values) => FileMade) | null
}

type FileMade = {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array
  readonly inline?: true
}

type LoadAsked<Query> = { readonly params: Readonly<Record<string, string>>; readonly query: Query }

/** What a schema says, as nobody may change it: so that a `load` may answer what it read as it is. */
type Told<Of> = Of extends string | number | boolean | null | undefined
  ? Of
  : Of extends readonly (infer One)[]
    ? readonly Told<One>[]
    : Of extends object
      ? { readonly [Name in keyof Of]: Told<Of[Name]> }
      : Of

/** What a `load` gives: the values that the page's schema describes. */
export type Answered<Answer extends TSchema> = Values & Told<Static<Answer>>

/** `query` holds what the schema says, parsed from the address; with no schema it is empty. `load` answers what `answer` says. */
export function page<
  Query extends TSchema = Type.TObject<Record<never, never>>,
  Answer extends TSchema = Type.TUnsafe<Values>,
>(given: {
  readonly path: string
  readonly permission: Permission
  readonly template?: string
  readonly title: Page['title']
  readonly query?: Query
  readonly answer?: Answer
  readonly asksAgain?: boolean
  readonly area?: string
  readonly saysWhatWaits?: true
  readonly api?: string | false
  readonly file?: (values: Values) => FileMade
  readonly load: (world: World, asked: LoadAsked<Static<Query>>) => Promise<Outcome<Answered<Answer>>>
}): Page {
  const checked = compiled(given.query ?? Type.Object({}))
  return {
    path: given.path,
    permission: given.permission,
    template: given.template ?? 'message.njk',
    title: given.title,
    api: given.api === false || given.file ? null : (given.api ?? `/api${given.path}`),
    query: given.query ?? null,
    answer: given.answer ?? null,
    asksAgain: given.asksAgain ?? false,
    area: given.area ?? null,
    saysWhatWaits: given.saysWhatWaits ?? false,
    file: given.file ?? null,
    load: async (world, asked) => {
      const { query, params } = asked
      // What is no identity is that of no record, and the database would refuse to look for it.
      if (params['record'] !== undefined && !isId(params['record'])) return { kind: 'not found' }
      if (!accepts<Static<Query>>(checked, query))
        return refused(...explain(given.query ?? Type.Object({}), query, world.now))
      return await given.load(world, { params, query })
    },
  }
}

const accepts = <T>(checker: { readonly Check: (value: unknown) => boolean }, value: unknown): value is T =>
  checker.Check(value)

export type Values = Readonly<Record<string, unknown>>
