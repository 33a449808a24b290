// A command as the web shows it, with the generics of its procedure closed over.
import Type, { type TSchema } from 'typebox'
import { compiled } from '../../kernel/compiled.ts'
import { type Reader, statement } from '../../kernel/database.ts'
import { type Outcome, type Refusal, refused } from '../../kernel/outcome.ts'
import { sql } from '../../kernel/sql.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Fact } from '../../practice/fact.ts'
import type { Procedure } from '../../practice/procedure.ts'
import type { Permission } from '../../registers/permissions.ts'
import { type Asked, type Command, type Done, perform } from '../../registers/records.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { asStored, completed } from '../completed.ts'
import { explain } from '../explain.ts'
import type { Choices } from '../forms.ts'
import type { Typed } from '../typed.ts'
import type { Values } from './pages.ts'

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
  /** What that template shows besides the form; the generic form shows `about` (sentences) and `stands` (names, each with its lines) above its fields, and `instead` (sentences) in place of fields that could only be refused. */
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
export type Caption = {
  readonly text: string
  readonly inTitle: string
  /** In place of the fields, where the record itself refuses whatever they may hold. */
  readonly instead?: readonly string[]
}

export function bind<State, F extends Fact, Schema extends TSchema, Evidence, Prepared>(
  procedure: Procedure<State, F>,
  command: Command<State, F, Schema, Evidence, Prepared>,
  more: Showing = {},
): BoundCommand {
  const checked = compiled(command.body)
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
      if (!checked.Check(body)) throw new Error(`explain() passed a body that the schema of ${command.name} refuses`)
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
