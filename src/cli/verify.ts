// `vigil verify`: holds the ledger in the database against the checkpoints that were signed and kept outside it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readVerifierKey, type Verifier } from '../kernel/checkpoint.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { type Problem, type Verdict, verify } from '../kernel/verify.ts'
import { waitsTooLong } from '../kernel/waiting.ts'
import { type Asked, CannotBeDone, type CommandLine, Misused, printJson, printLines } from './command.ts'
import { atAnyPlace, type Place } from './place.ts'
import { besideTheLedger } from './verify/beside.ts'

export const command: CommandLine = {
  name: 'verify',
  about: [
    'Reads every fact and every signed checkpoint, and lists what was altered, deleted, reordered, put in or cut off.',
    'The exit code is 1 if anything is wrong. Without --key it uses the key beside the checkpoints. Anybody who can change',
    'both can deceive it, so an outsider should give the key they were handed. It also lists records on which the command line',
    'acted in several people’s names, to be looked at, because anybody who can run it there can act as anybody.',
    'It also checks what the public site shows, and the log of who read what against its seals beside the checkpoints.',
  ],
  options: [
    { name: 'checkpoints', value: '<file>', words: 'The signed checkpoints. If left out, those of this server' },
    { name: 'key', value: '<verifier key>', words: 'The public key, as one line of text or a file that holds it' },
  ],
  examples: ['vigil verify', 'vigil verify --checkpoints /mnt/witness/checkpoints.txt --key vigil.pub --json'],
  run: async (asked, io) =>
    await atAnyPlace(asked, io, async (place) => {
      const given = asked.texts.get('checkpoints')
      const file = given === undefined ? join(place.config.files, 'checkpoints.txt') : named(given)
      const verifier = verifierOf(asked, place)
      const verdict = await verify(place.open('vigil_clock'), file, verifier, place.now)
      const { emptied, problems, notices: looked } = await besideTheLedger(place, dirname(file), verifier)
      // Emptied without an order is not lawfully erased: it is among the problems.
      const all = {
        ...verdict,
        erased: verdict.erased - emptied.filter((one) => !isNamed(verdict, one)).length,
        problems: [...verdict.problems, ...nothingAtAll(verdict), ...emptied, ...problems],
      }
      const waiting = await waitsTooLong(place.open('vigil_clock'), place.now)
      const notices = [...(waiting === null ? [] : [waiting]), ...looked]
      if (asked.json) await printJson(io, { ...all, notices })
      else await printLines(io, [...inWords(all), ...notices])
      return all.problems.length === 0 ? 0 : 1
    }),
}

/** Ledger and checkpoints taken away together leave nothing to hold against anything: that is no ledger in order. */
const nothingAtAll = ({ size, waiting }: Verdict): readonly Problem[] =>
  size > 0 || waiting > 0
    ? []
    : [
        {
          kind: 'truncated',
          sentence:
            'There is nothing to verify: no facts, and no signed checkpoints in the database or in the file. If something was recorded here before, ' +
            'all of it has been removed. Restore a backup, and check it against checkpoints that were kept elsewhere.',
        },
      ]

/** Emptied without being marked as erased: named as altered, and never counted as erased. */
const isNamed = ({ problems }: Verdict, { recordId, position }: Problem): boolean =>
  problems.some((one) => one.recordId === recordId && one.position === position)

function verifierOf(asked: Asked, { config }: Place): Verifier {
  const given = asked.texts.get('key')
  if (given !== undefined) {
    const verifier = readVerifierKey((existsSync(given) ? readFileSync(given, 'utf8') : given).trim())
    if (verifier === null) throw new Misused('--key must be a verifier key, or a file that holds one.')
    return verifier
  }
  // Opening a seal makes a key where there is none: a key made now could prove nothing.
  if (!existsSync(join(config.files, 'signing.key')) && existsSync(join(config.files, 'checkpoints.txt')))
    throw new CannotBeDone(
      'signing.key is missing, and the checkpoints beside it were signed with that key. Restore it from a backup, or give its public half with --key.',
    )
  if (!existsSync(join(config.files, 'signing.key')))
    throw new CannotBeDone('Nothing has been signed here yet, so there is no key. Start Vigil once, or give --key.')
  return openSeal('ledger', config.files).signer
}

/** Of a file that somebody names: one that is not there says nothing about the ledger. */
function named(file: string): string {
  if (!existsSync(file))
    throw new CannotBeDone(`There is no file ${file}. --checkpoints must name a file of signed checkpoints.`)
  return file
}

const ended = (wrong: number): string =>
  wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`

const inWords = (verdict: Verdict): readonly string[] => [
  `${verdict.checked} of ${verdict.size} facts in the ledger checked against ${verdict.checkpoints} signed checkpoints.`,
  ...(verdict.erased > 0 ? [`${verdict.erased} ${verdict.erased === 1 ? 'was' : 'were'} lawfully erased.`] : []),
  ...(verdict.waiting > 0 ? [`${verdict.waiting} facts are waiting to be signed.`] : []),
  ...verdict.problems.map((problem) => problem.sentence),
  ...(verdict.more > 0 ? [`There are ${verdict.more} more.`] : []),
  ended(verdict.problems.length + verdict.more),
]
