// `vigil verify`: holds the ledger in the database against the checkpoints that were signed and kept outside it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commissionerOtherwise, speaking } from '../accountability/commissioner-verified.ts'
import { filesNotAsRecorded } from '../accountability/plan/action/files/queries.ts'
import { releasesNotAsFrozen } from '../accountability/public/published-verified.ts'
import { answersNotAsPublished } from '../accountability/questions/published-verified.ts'
import { readingsNotAsTaken } from '../accountability/recommendations/readings-verified.ts'
import { commissionerAction, scrutinyDecision } from '../accountability/scrutiny/procedure.ts'
import { saidOfAction, saidOfDecision } from '../accountability/scrutiny/shown-in-public.ts'
import { section55 } from '../accountability/section-55/procedure.ts'
import { saidInPublic } from '../accountability/section-55/shown-in-public.ts'
import { readVerifierKey, type Verifier } from '../kernel/checkpoint.ts'
import { openSeal } from '../kernel/sequencer.ts'
import { type Problem, type Verdict, verify } from '../kernel/verify.ts'
import { waitsTooLong } from '../kernel/waiting.ts'
import { twoNamesOneHand } from '../registers/command-line.ts'
import { sealFile } from '../registers/consultation-lines.ts'
import { consultationsNotAsSealed } from '../registers/consultation-verified.ts'
import { SYSTEM } from '../registers/world.ts'
import { erasuresUndone, erasuresWithoutOrder } from '../work/erasure/index.ts'
import { photographsNotAsRecorded } from '../work/missing/photographs/queries.ts'
import { type Asked, CannotBeDone, type CommandLine, Misused, printJson, printLines } from './command.ts'
import { atAnyPlace, type Place } from './place.ts'

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
      const unordered = await emptied(place)
      const consulted = await consultations(place, join(dirname(file), sealFile), verifier)
      const beside = [
        ...nothingAtAll(verdict),
        ...unordered,
        ...(await pictures(place)),
        ...(await files(place)),
        ...(await statuses(place)),
        ...(await published(place, verifier)),
        ...consulted.problems,
        ...(await undone(place, join(dirname(file), 'erasures.txt'))),
      ]
      // Emptied without an order is not lawfully erased: it is among the problems.
      const all = {
        ...verdict,
        erased: verdict.erased - unordered.filter((one) => !isNamed(verdict, one)).length,
        problems: [...verdict.problems, ...beside],
      }
      const waiting = await waitsTooLong(place.open('vigil_clock'), place.now)
      const notices = [...[waiting, consulted.notice].filter((one) => one !== null), ...(await oneHand(place))]
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

/** Nothing goes but by order: an empty fact that two people did not approve is named like any other tampering. */
async function emptied(place: Place): Promise<readonly Problem[]> {
  const rows = await place
    .open('vigil_clock')
    .read({ force: '', who: SYSTEM, now: place.now }, async (reader) => await erasuresWithoutOrder.all(reader, {}))
  return rows.map(({ record_id: recordId, position }) => ({
    kind: 'altered',
    recordId,
    position,
    sentence: `Somebody emptied fact ${position} of record ${recordId} without an erasure that two people approved.`,
  }))
}

/** A picture stands beside its fact, which holds its hash: another picture in its place is named, and so is none. */
async function pictures(place: Place): Promise<readonly Problem[]> {
  const rows = await place
    .open('vigil_clock')
    .read({ force: '', who: SYSTEM, now: place.now }, async (reader) => await photographsNotAsRecorded.all(reader, {}))
  return rows.map(({ record_id: recordId, position }) => ({
    kind: 'altered',
    recordId,
    position,
    sentence: `The photograph of fact ${position} of record ${recordId} is gone, or is not the one that was added.`,
  }))
}

/** So does a file attached to an action. */
async function files(place: Place): Promise<readonly Problem[]> {
  const rows = await place
    .open('vigil_clock')
    .read({ force: '', who: SYSTEM, now: place.now }, async (reader) => await filesNotAsRecorded.all(reader, {}))
  return rows.map(({ record_id: recordId, position }) => ({
    kind: 'altered',
    recordId,
    position,
    sentence: `The file of fact ${position} of record ${recordId} is gone, or is not the one that was attached.`,
  }))
}

/** What went and came back, by a backup or by hand; the file stands beside the checkpoints. */
const undone = async (place: Place, file: string): Promise<readonly Problem[]> =>
  await erasuresUndone(place.open('vigil_clock'), { force: '', who: SYSTEM, now: place.now }, file)

/** Who read what is no fact; the seals of that log stand beside the checkpoints. */
const consultations = async (place: Place, file: string, verifier: Verifier) =>
  await consultationsNotAsSealed(
    place.open('vigil_clock'),
    { force: '', who: SYSTEM, now: place.now },
    { file, verifier },
  )

/** No tampering, and for somebody to look at: the exit code does not speak of it. */
async function oneHand(place: Place): Promise<readonly string[]> {
  const rows = await place
    .open('vigil_clock')
    .read(
      { force: '', who: SYSTEM, now: place.now },
      async (reader) => await twoNamesOneHand.all(reader, { limit: 50 }),
    )
  return rows.map(
    ({ record_id, names, via, last_at }) =>
      `For somebody to look at: on record ${record_id} the ${via.replace('vigil ', '')} acted in the names of ${names} people, last on ${last_at.slice(0, 10)}.`,
  )
}

/** The status of a recommendation stands in a table; what the judge computed is in the ledger. */
const statuses = async (place: Place): Promise<readonly Problem[]> =>
  await readingsNotAsTaken(place.open('vigil_clock'), { force: '', who: SYSTEM, now: place.now })

/** What everybody can read stands in a schema of its own; where it comes from is in the ledger. */
async function published(place: Place, verifier: Verifier): Promise<readonly Problem[]> {
  const [database, context] = [place.open('vigil_clock'), { force: '', who: SYSTEM, now: place.now }]
  const policyOf = async (force: string) => await place.policies.of(force, place.now)
  return [
    ...(await releasesNotAsFrozen(database, context, verifier)),
    ...(await answersNotAsPublished(database, context, policyOf)),
    ...(await commissionerOtherwise(database, context, policyOf, [
      speaking(section55, ({ steps, state }) => saidInPublic(steps, state)),
      speaking(scrutinyDecision, ({ steps }) => saidOfDecision(steps)),
      speaking(commissionerAction, ({ steps }) => saidOfAction(steps)),
    ])),
  ]
}

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
