// What a slice shows to the web: its commands and pages, with the generics of the procedure closed over.
import Type, { type Static, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Reader, statement } from '../kernel/database.ts'
import { type Outcome, type Refusal, refused } from '../kernel/outcome.ts'
import { sql } from '../kernel/sql.ts'
import type { Instant } from '../kernel/time.ts'
import type { Fact } from '../practice/fact.ts'
import type { Procedure } from '../practice/procedure.ts'
import type { Permission } from '../registers/permissions.ts'
import { type Asked, type Command, type Done, perform } from '../registers/records.ts'
import { contextOf, type Reaction, type World } from '../registers/world.ts'
import { asStored, completed } from './completed.ts'
import { explain } from './explain.ts'
import type { Choices } from './forms.ts'
import type { Typed } from './typed.ts'

export type Values = Readonly<Record<string, unknown>>

/** A slice's whole face; app.ts takes it by value. */
export type Slice = {
  readonly name: string
  readonly procedures: readonly { readonly record: string }[]
  readonly pages: readonly Page[]
  readonly commands: readonly BoundCommand[]
  readonly reactions: readonly Reaction[]
}

// ——— commands ———

export type BoundCommand = {
  readonly record: string
  readonly name: string
  readonly title: string
  readonly path: string
  readonly permission: Permission
  readonly body: TSchema
  readonly opens: boolean
  /** The record's last position, or null where there is no such record for this reader. */
  readonly head: (world: World, recordId: string) => Promise<number | null>
  /** Checks the body first, all problems at once, then carries it out. */
  readonly run: (world: World, asked: Asked<unknown>) => Promise<Outcome<Done>>
} & Showing

/** How a command's form looks and where it leads; all of it may be left out. */
export type Showing = {
  /** Where to go when it is done; by default the record's own page. */
  readonly after?: (done: Done) => string
  /** What the next page says: "Risk graded". By default the title. */
  readonly says?: string
  /** What it says instead, where what was sent leads elsewhere. */
  readonly saysElse?: { readonly when: (body: unknown) => boolean; readonly says: string }
  /** Choices known only when the form is made, by field name. `recordId` is the new one where the command opens a record; `typed` what the form holds. */
  readonly choices?: (world: World, recordId: string, typed: Typed) => Promise<Choices>
  /** What the fields hold at first, as a part of the body. */
  readonly initial?: (world: World, recordId: string, query: Values) => Promise<Values>
  /** A template of the slice's own, instead of the form made from the schema. */
  readonly template?: string
  /** What that template shows besides the form; the generic form shows `about` (sentences) and `stands` (names, each with its lines) above its fields. */
  readonly load?: (world: World, recordId: string, typed: Typed) => Promise<Values>
  /** What a look before sending puts into fields that are still empty: a pasted log, read. */
  readonly looked?: (typed: Typed, now: Instant) => Typed
  /** What else is wrong with a body that its schema refuses, so that everything is said at once. */
  readonly alsoWrong?: (body: unknown, now: Instant) => readonly Refusal[]
  /** Pictures that were sent, as a form shown again keeps them: made small. */
  readonly keeps?: (typed: Typed) => Promise<Typed>
  /** What the button says, where not the title. */
  readonly button?: string
  /** Whose or which record it is, said above the form; null for whoever may not see that. */
  readonly caption?: (world: World, recordId: string) => Promise<Caption | null>
}

/** `text` stands on the page; `inTitle` in the window's title, which others may see: it names nobody. */
export type Caption = { readonly text: string; readonly inTitle: string }

export function bind<State, F extends Fact, Schema extends TSchema, Evidence, Prepared>(
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence, Prepared>,
  more: Showing = {},
): BoundCommand {
  const compiled = Compile(command.body)
  return {
    record: procedure.record,
    name: command.name,
    title: command.title,
    path: command.path,
    permission: command.permission,
    body: command.body,
    opens: command.opens === true,
    head: async (world, recordId) => {
      const head = await world.db.read(
        contextOf(world),
        async (reader) => await headOf(reader, procedure.record, recordId),
      )
      return head ?? (command.opens === 'or continues' ? 0 : null)
    },
    run: async (world, asked) => {
      const body = (command.opens === true ? completed : asStored)(command.body, asked.body)
      const problems = explain(command.body, body, world.now)
      if (problems.length > 0) return refused(...problems, ...(more.alsoWrong?.(body, world.now) ?? []))
      if (!compiled.Check(body)) throw new Error(`explain() passed a body that the schema of ${command.name} refuses`)
      return await perform(world, procedure, command, { ...asked, body })
    },
    ...more,
  }
}

/** Only a record of this kind: the address of another kind's record is an address of nothing. */
async function headOf(reader: Reader, record: string, recordId: string): Promise<number | null> {
  const row = await lastFact.one(reader, { record: recordId })
  return row?.kind.startsWith(`${record}.`) ? row.position : null
}

/** Of a record of any kind: its last position, or null where there is none for this reader. */
export const positionOf = async (world: World, recordId: string): Promise<number | null> =>
  await world.db.read(
    contextOf(world),
    async (reader) => (await lastFact.one(reader, { record: recordId }))?.position ?? null,
  )

const lastFact = statement({
  name: 'the last fact of a record',
  row: Type.Object({ position: Type.Integer(), kind: Type.String() }),
  example: { record: '00000000-0000-7000-8000-000000000000' },
  sql: (p: { record: string }) => sql`
    select position, kind
    from fact
    where force_id = context_force()
      and record_id = ${p.record}
    order by position desc
    limit 1`,
})

// ——— pages ———

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
  readonly api?: string | false
  readonly file?: (values: Values) => FileMade
  readonly load: (world: World, asked: LoadAsked<Static<Query>>) => Promise<Outcome<Answered<Answer>>>
}): Page {
  const compiled = Compile(given.query ?? Type.Object({}))
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
    file: given.file ?? null,
    load: async (world, asked) => {
      const query = asked.query
      if (!accepts<Static<Query>>(compiled, query))
        return refused(...explain(given.query ?? Type.Object({}), query, world.now))
      return await given.load(world, { params: asked.params, query })
    },
  }
}

const accepts = <T>(checker: { readonly Check: (value: unknown) => boolean }, value: unknown): value is T =>
  checker.Check(value)
