// `vigil erasures`: what was erased and can be read again since a backup was restored; erased once more when asked for.
import { join } from 'node:path'
import { erasable as ofAccountability } from '../accountability/erasable.ts'
import { kinds as accountableKinds } from '../accountability/kinds.ts'
import { registerKinds } from '../registers/kinds.ts'
import { SYSTEM } from '../registers/world.ts'
import { carryOut, orderAgain, readableAgain } from '../work/erasure/index.ts'
import { kinds as workKinds } from '../work/kinds.ts'
import { erasable as ofTheWork } from '../work/missing/erasable.ts'
import { type CommandLine, printJson, printLines } from './command.ts'
import { atAnyPlace } from './place.ts'

export const command: CommandLine = {
  name: 'erasures',
  about: [
    'A restored backup brings back whatever was erased after it was made. The file erasures.txt, kept beside the checkpoints and',
    'outside the database, lists every erasure by identity and hash. This command checks the database against it. The exit code is 1',
    'if anything erased can be read. With --again it is erased once more, by the same order and recorded as a fact, and everything',
    'computed from it is worked out again without it.',
  ],
  options: [{ name: 'again', words: 'Erase it once more' }],
  examples: ['vigil erasures', 'vigil erasures --again'],
  run: async (asked, io) =>
    await atAnyPlace(asked, io, async (place) => {
      const { open, policies, now, config } = place
      const [clock, file] = [open('vigil_clock'), join(config.files, 'erasures.txt')]
      const context = { force: '', who: SYSTEM, now }
      const found = await readableAgain(clock, context, file)
      const again = asked.switches.has('again') && found.length > 0
      if (again) {
        await orderAgain(clock, policies, found, now)
        const given = {
          erase: open('vigil_erase'),
          clock,
          policies,
          procedures: [...registerKinds, ...workKinds, ...accountableKinds],
          erasables: [...ofTheWork, ...ofAccountability],
          file,
        }
        for (let turns = 0; turns < 1_000 && (await carryOut(given, now)) > 0; turns++);
      }
      const left = again ? await readableAgain(clock, context, file) : found
      const facts = found.map(({ force, record, position, order }) => ({ force, record, position, order }))
      if (asked.json)
        await printJson(io, { readable: facts, erasedAgain: found.length - left.length, left: left.length })
      else
        await printLines(io, [
          ...facts.map(
            ({ record, position, order }) =>
              `Fact ${position} of record ${record}, erased by order ${order}, can be read.`,
          ),
          inAll(found.length, again ? left.length : null),
        ])
      return left.length === 0 ? 0 : 1
    }),
}

/** `left`: what is left after it was erased again; null where nobody asked for that. */
function inAll(found: number, left: number | null): string {
  if (found === 0) return 'No erased fact can be read.'
  return left === null
    ? `${found} can be read again: vigil erasures --again erases them.`
    : `${found - left} of ${found} erased again.`
}
