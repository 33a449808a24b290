// A file of inspections as it was looked at and recorded, and what the register holds by the references that it names.
import Type from 'typebox'
import { type Reader, statement } from '../../../kernel/database.ts'
import { sql } from '../../../kernel/sql.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { FactsOf, NewFactsOf } from '../../../practice/fact.ts'
import { owesNothing, type Procedure } from '../../../practice/procedure.ts'
import { type BodiesOf, type ErasedOf, erasableReaderOf } from '../../../registers/fact-kinds.ts'
import { Maybe } from '../../../registers/schemas.ts'
import { leftOf, WordsErased } from '../../../registers/words-erased.ts'
import type { World } from '../../../registers/world.ts'
import { stepsFrom } from './chain.ts'
import { pastedText } from './command.ts'
import type { Known } from './known.ts'
import { recommendationsAsked } from './queries/asked.ts'
import { findingsByReference, inspections, referencesTaken, stages } from './queries.ts'
import { closedToAllBut } from './under-embargo.ts'

const RowErrorShape = Type.Object({ row: Type.Integer(), column: Type.String(), sentence: Type.String() })

const kinds = {
  /** The whole file, so that what was looked at is what is recorded. */
  'register-file.read/1': Type.Object({
    text: pastedText,
    textHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    rows: Type.Integer({ minimum: 0 }),
    errors: Type.Array(RowErrorShape, { maxItems: 500 }),
    /** A row is of a draft: only whoever had it looked at opens it. Not kept before. */
    underEmbargo: Type.Optional(Type.Boolean()),
    /** A row rests on a document: somebody else records the file. Not kept before. */
    byAnother: Type.Optional(Type.Boolean()),
  }),
  'register-file.recorded/1': Type.Object({ records: Type.Integer({ minimum: 0 }) }),
  'register-file.words-erased/1': WordsErased,
} as const
type Bodies = BodiesOf<typeof kinds>
export type FileFact = FactsOf<Bodies> | FactsOf<ErasedOf<'register-file'>>
export type NewFileFact = NewFactsOf<Bodies>

export type FileState = {
  readonly file: (Bodies['register-file.read/1'] & { readonly at: Instant; readonly by: string }) | null
  readonly recorded: { readonly records: number; readonly at: Instant } | null
}

const read = erasableReaderOf('register-file', kinds)

export const registerFile: Procedure<FileState, FileFact> = {
  record: 'register-file',
  begin: { file: null, recorded: null },
  evolve: (state, fact) => {
    switch (fact.kind) {
      case 'register-file.read/1':
        return { ...state, file: { ...fact.body, at: fact.happenedAt, by: fact.recordedBy } }
      case 'register-file.recorded/1':
        return { ...state, recorded: { records: fact.body.records, at: fact.happenedAt } }
      default:
        return state
    }
  },
  read,
  left: leftOf(read),
  project: ({ forceId, recordId, state: { file, recorded } }) =>
    file === null
      ? []
      : [
          ...(file.underEmbargo === true ? closedToAllBut([file.by], { forceId, recordId, since: file.at }) : []),
          sql`
          insert into register_file (force_id, record_id, read_at, rows, errors, text_hash, recorded_at)
          values (${forceId}, ${recordId}, ${file.at}, ${file.rows}, ${file.errors.length}, ${file.textHash}, ${recorded?.at ?? null})
          on conflict (force_id, record_id) do update set recorded_at = excluded.recorded_at, errors = excluded.errors`,
        ],
  tables: ['register_file'],
  ...owesNothing,
  words: (kind) => words[kind] ?? kind,
}

const words: Readonly<Record<string, string>> = {
  'register-file.read/1': 'had a file checked',
  'register-file.recorded/1': 'recorded its rows',
  'register-file.words-erased/1': 'erased its rows',
  'register-file.erased': 'erased a fact by lawful authority',
}

/** The references that a file names, of which the register is asked. */
export type Named = {
  readonly inspections: readonly string[]
  readonly findings: readonly string[]
  readonly repeated: readonly string[]
}
const nothingNamed: Named = { inspections: [], findings: [], repeated: [] }

/** What the register holds, by reference. */
export async function knownOf(reader: Reader, world: World, named: Named = nothingNamed): Promise<Known> {
  const force = world.who.forceId
  const steps = await stepsFrom(reader, world, named.repeated)
  const [hidden, found, files, all, asked, monitored] = await Promise.all([
    referencesTaken.one(reader, { references: [...named.inspections] }),
    findingsByReference.all(reader, { force, references: [...named.findings] }),
    recordedFiles.all(reader, { force }),
    inspections.all(reader, { force }),
    recommendationsAsked.all(reader, { force, inspection: null }),
    stages.all(reader, { force }),
  ])
  return {
    steps,
    taken: new Set(hidden?.taken ?? []),
    files: new Set(files.map((one) => one.text_hash)),
    inspections: new Map(
      all.map((one) => [
        one.reference,
        {
          recordId: one.record_id,
          title: one.title,
          programme: one.programme,
          publishedOn: one.published_on,
          address: one.address,
          body: one.body ?? 'HMICFRS',
        },
      ]),
    ),
    findings: new Map(
      found.map((one) => [
        one.reference,
        { findingId: one.finding_id, inspectionId: one.record_id, publishedOn: one.published_on },
      ]),
    ),
    recommendations: new Map(
      asked.map((one) => [
        one.reference,
        { recordId: one.record_id, published: one.published, inspectionId: one.inspection_id },
      ]),
    ),
    monitoring: new Map(monitored.map((one) => [one.of_force, one.record_id])),
  }
}

const recordedFiles = statement({
  name: 'register files: those whose rows were recorded',
  row: Type.Object({ text_hash: Type.String() }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select text_hash
    from register_file
    where force_id = ${p.force}
      and recorded_at is not null
      and text_hash is not null
    order by recorded_at desc
    limit 1000`,
})

export const files = statement({
  name: 'register files: the newest first',
  row: Type.Object({
    record_id: Type.String(),
    read_at: Type.String(),
    rows: Type.Integer(),
    errors: Type.Integer(),
    recorded_at: Maybe(Type.String()),
  }),
  example: { force: 'demonstration' },
  sql: (p: { force: string }) => sql`
    select record_id, read_at, rows, errors, recorded_at
    from register_file
    where force_id = ${p.force}
    order by read_at desc
    limit 20`,
})
