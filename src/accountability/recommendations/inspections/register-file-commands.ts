// A file of inspections: looked at first, with everything that is wrong by row; recorded only when nothing is, and somebody who has read every row says so.

import { createHash } from 'node:crypto'
import Type from 'typebox'
import { type Instant, localDate } from '../../../kernel/time.ts'
import { thousands } from '../../../kernel/words.ts'
import type { Policy } from '../../../practice/policy.ts'
import { deciding, no, when } from '../../../registers/deciding.ts'
import type { Command } from '../../../registers/records.ts'
import { byAnotherHuman } from '../../../registers/same-human.ts'
import type { Definitions } from '../soundness.ts'
import { pastedText } from './command.ts'
import { programmeNames } from './generations.ts'
import { intoRegister } from './into-register.ts'
import type { Register } from './items.ts'
import type { Known } from './known.ts'
import { readFile } from './read-file.ts'
import { refusedRows } from './refused-rows.ts'
import { type FileFact, type FileState, knownOf, type Named, type NewFileFact } from './register-file.ts'
import type { RowError } from './row-reader.ts'
import { holdsDraft, isUnderEmbargo } from './under-embargo.ts'

const { unless } = deciding<NewFileFact>()

const FileBody = Type.Object({
  text: {
    ...pastedText,
    title: 'The rows, as comma-separated values',
    description:
      'The first row must hold the column names. Nothing is recorded yet: you are first shown what is wrong, row by row',
    missing: 'Paste the rows',
    input: 'textarea',
  },
})

export const lookAtFile = (definitions: Definitions): Command<FileState, FileFact, typeof FileBody, Known> => ({
  name: 'look-at',
  title: 'Enter inspections from a file',
  path: 'files',
  permission: 'keep the register',
  opens: true,
  body: FileBody,
  evidence: async (reader, { body, world }) => await knownOf(reader, world, referencesIn(body.text)),
  decide: ({ body, evidence, policy, now }) => {
    const read = readFile(body.text, programmeNames(policy))
    const textHash = hashOf(body.text)
    const errors = errorsOf(read, evidence, { textHash, definitions, policy, now })
    return unless(when(read.rows === 0 && read.errors.length > 0, 'text', read.errors[0]?.sentence ?? ''), {
      kind: 'register-file.read/1',
      happenedAt: now,
      body: {
        text: body.text,
        textHash,
        rows: read.rows,
        errors: errors.slice(0, 500).map((one) => ({ ...one })),
        underEmbargo: isUnderEmbargo(read, evidence, localDate(now)),
        byAnother: needsAnother(read.register),
      },
    })
  },
})

/** Whatever their programmes are. */
function referencesIn(text: string): Named {
  const { inspections: rows, findings, recommendations } = readFile(text, []).register
  return {
    inspections: rows.map((one) => one.reference),
    findings: [
      ...findings.flatMap(({ reference, again }) => [reference, again]),
      ...recommendations.map(({ finding }) => finding),
    ].flatMap((one) => one ?? []),
    repeated: findings.flatMap(({ again }) => again ?? []),
  }
}
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** In the order of the rows, as whoever mends the file goes through it. */
const errorsOf = (
  read: ReturnType<typeof readFile>,
  known: Known,
  {
    textHash,
    definitions,
    policy,
    now,
  }: {
    readonly textHash: string
    readonly definitions: Definitions
    readonly policy: Policy
    readonly now: Instant
  },
): readonly RowError[] =>
  [
    ...(known.files.has(textHash)
      ? [{ row: 0, column: 'item', sentence: 'these rows have already been recorded' }]
      : []),
    ...(needsAnother(read.register) && holdsDraft(read.register, known) ? [apart] : []),
    ...read.errors,
    ...refusedRows(read.register, known, { definitions, policy, today: localDate(now) }).filter(
      isReadable(read.errors),
    ),
  ].toSorted((one, other) => one.row - other.row)

/** What cannot be read is not judged as well: a day that is none is neither too early nor too late. */
const isReadable =
  (unread: readonly RowError[]) =>
  ({ row, column }: RowError): boolean =>
    !unread.some((one) => one.row === row && one.column === column)

/** Nobody else may open the one, and somebody else must confirm the other. */
const apart: RowError = {
  row: 0,
  column: '',
  sentence:
    'only the people named may see a draft, but another person must compare rows with a document of the inspectorate: put them in two files',
}

const Nothing = Type.Object({})

export const recordFile = (definitions: Definitions): Command<FileState, FileFact, typeof Nothing, Known> => ({
  name: 'record',
  title: 'Record these rows',
  path: 'recording',
  permission: 'keep the register',
  body: Nothing,
  evidence: async (reader, { folded, world }) =>
    await knownOf(reader, world, referencesIn(folded.state.file?.text ?? '')),
  decide: ({ state, evidence, by, policy, now }) => {
    const { file, recorded } = state
    if (file === null || recorded !== null) return no('', 'Its rows are already recorded.')
    // The register may have changed since it was looked at.
    const read = readFile(file.text, programmeNames(policy))
    const errors = errorsOf(read, evidence, { textHash: file.textHash, definitions, policy, now })
    const [first] = errors
    if (first !== undefined)
      return no(
        '',
        `${errors.length === 1 ? 'One thing is' : `${thousands(errors.length)} things are`} wrong in it now; the first${first.row === 0 ? '' : `, in row ${first.row}`}: ${first.column} ${first.sentence}. Correct the file and have it checked again.`,
      )
    const own = needsAnother(read.register) ? byAnotherHuman(by, file.by, heldByAnother) : []
    if (own.length > 0) return { kind: 'refused', refusals: own }
    const also = intoRegister(read.register, evidence, {
      now,
      readers: [by.staffId],
      forceId: by.forceId,
      policy,
      fileHash: file.textHash,
      offeredBy: file.by,
    })
    return {
      kind: 'facts',
      facts: [{ kind: 'register-file.recorded/1', happenedAt: now, body: { records: also.length } }],
      also,
    }
  },
})

const heldByAnother =
  'You had this file checked, and it has a row that rests on a document of the inspectorate. Another person must compare such rows with the documents and record the file.'

/** By hand each of these waits for a second person too. */
const needsAnother = ({ findings, revisits }: Register): boolean =>
  revisits.length > 0 || findings.some((one) => one.closedOn !== null)
