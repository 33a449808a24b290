// `vigil rebuild`: state, duties, observations and alarms worked out again from the facts, and every difference named.
import { kinds as accountableKinds } from '../accountability/kinds.ts'
import { registerKinds } from '../registers/kinds.ts'
import type { Rebuildable, Rebuilt } from '../registers/rebuild/asked.ts'
import { rebuild } from '../registers/rebuild.ts'
import { kinds as workKinds } from '../work/kinds.ts'
import { type CommandLine, Misused, printJson, printLines } from './command.ts'
import { differenceInWords } from './differences.ts'
import { atPlace, forceOption } from './place.ts'

/** Every kind of record: a test holds it against the procedures that there are. One that is left out would be said to be unknown, and left alone. */
export const procedures: readonly Rebuildable[] = [...registerKinds, ...workKinds, ...accountableKinds]

export const command: CommandLine = {
  name: 'rebuild',
  about: [
    'Works out the tables of current state, the duties, the observations of measures and the alarms again from the facts',
    'alone, and lists every stored row that differs. People can go on working meanwhile. The exit code is 1 if anything differs,',
    'or if there are records of kinds that this version does not know, which it cannot check.',
    'Nothing is changed unless you give --apply and --reason. The change and its reason are then recorded as a fact in the ledger.',
  ],
  options: [
    forceOption,
    { name: 'apply', words: 'Correct the rows that differ' },
    { name: 'reason', value: '<why>', words: 'Why they are corrected. Kept in the ledger' },
  ],
  examples: ['vigil rebuild', 'vigil rebuild --apply --reason "Duty rules corrected in version 0.2" --json'],
  run: async (asked, io) => {
    const reason = asked.texts.get('reason')
    const apply = asked.switches.has('apply')
    if (apply !== (reason !== undefined))
      throw new Misused('Give --apply and --reason together, because a correction is recorded with its reason.')
    return await atPlace(asked, io, async ({ open, policies, force, now }) => {
      const rebuilt = await rebuild(open('vigil_clock'), procedures, policies, {
        force,
        now,
        ...(reason === undefined ? {} : { apply: { reason } }),
        progress: (records) => {
          if (!asked.json) io.err(`\r${records} records …`)
        },
      })
      if (!asked.json) io.err('\r')
      if (asked.json) await printJson(io, rebuilt)
      else await printLines(io, inWords(rebuilt))
      return rebuilt.unknownRecords === 0 && (rebuilt.differences.length === 0 || rebuilt.applied) ? 0 : 1
    })
  },
}

function inWords(rebuilt: Rebuilt): readonly string[] {
  return [
    `${rebuilt.records} records with ${rebuilt.facts} facts.`,
    ...(rebuilt.unknownRecords > 0
      ? [
          `Records of kinds that this version does not know: ${rebuilt.unknownRecords}. They were not compared. Run the version of Vigil that wrote them.`,
        ]
      : []),
    ...rebuilt.differences.map(
      ({ table, recordId, row, column, was, is }) =>
        `${table} ${recordId}${row === '' ? '' : ` ${row}`}: ${column ?? 'the row'} ${differenceInWords(was, is)}`,
    ),
    ...(rebuilt.more ? ['There are more, not listed here.'] : []),
    rowsInWords(rebuilt),
  ]
}

function rowsInWords({ rows, applied, unknownRecords }: Rebuilt): string {
  const different = Object.entries(rows).filter(([, count]) => count > 0)
  if (different.length > 0)
    return `Rows that differ: ${different.map(([table, count]) => `${count} of ${table}`).join(', ')}.${applied ? ' Corrected and recorded.' : ''}`
  return unknownRecords > 0
    ? 'Nothing differs in the other records.'
    : 'Nothing differs: the stored rows are what the facts say.'
}
