// What stands beside the ledger, held against it: what was emptied, pictures and files, statuses, what the public reads, what was erased, who read what.
import { join } from 'node:path'
import { commissionerOtherwise, speaking } from '../../accountability/commissioner-verified.ts'
import { filesNotAsRecorded } from '../../accountability/plan/action/files/queries.ts'
import { releasesNotAsFrozen } from '../../accountability/public/published-verified.ts'
import { answersNotAsPublished } from '../../accountability/questions/published-verified.ts'
import { readingsNotAsTaken } from '../../accountability/recommendations/readings-verified.ts'
import { commissionerAction, scrutinyDecision } from '../../accountability/scrutiny/procedure.ts'
import { saidOfAction, saidOfDecision } from '../../accountability/scrutiny/shown-in-public.ts'
import { section55 } from '../../accountability/section-55/procedure.ts'
import { saidInPublic } from '../../accountability/section-55/shown-in-public.ts'
import type { Verifier } from '../../kernel/checkpoint.ts'
import type { Problem } from '../../kernel/verify.ts'
import { twoNamesOneHand } from '../../registers/command-line.ts'
import { sealFile } from '../../registers/consultation-lines.ts'
import { consultationsNotAsSealed } from '../../registers/consultation-verified.ts'
import { SYSTEM } from '../../registers/world.ts'
import { erasuresUndone, erasuresWithoutOrder } from '../../work/erasure/index.ts'
import { photographsNotAsRecorded } from '../../work/missing/photographs/queries.ts'
import type { Place } from '../place.ts'

type Beside = {
  /** Facts that somebody emptied without an order. */
  readonly emptied: readonly Problem[]
  readonly problems: readonly Problem[]
  /** No tampering, and for somebody to look at: the exit code does not speak of it. */
  readonly notices: readonly string[]
}

/** In the folder of the checkpoints stand the seals of the log of consultations and the list of what was erased. */
export async function besideTheLedger(place: Place, folder: string, verifier: Verifier): Promise<Beside> {
  const [database, context] = [place.open('vigil_clock'), everywhere(place)]
  // Who read what is no fact: that log has seals of its own.
  const consulted = await consultationsNotAsSealed(database, context, { file: join(folder, sealFile), verifier })
  return {
    emptied: await altered(place, erasuresWithoutOrder, emptiedWords),
    problems: [
      ...(await altered(place, photographsNotAsRecorded, pictureWords)),
      ...(await altered(place, filesNotAsRecorded, fileWords)),
      // The status of a recommendation stands in a table; what the judge computed is in the ledger.
      ...(await readingsNotAsTaken(database, context)),
      ...(await published(place, verifier)),
      ...consulted.problems,
      // What went and came back, by a backup or by hand.
      ...(await erasuresUndone(database, context, join(folder, 'erasures.txt'))),
    ],
    notices: [...(consulted.notice === null ? [] : [consulted.notice]), ...(await oneHand(place))],
  }
}

const everywhere = ({ now }: Place) => ({ force: '', who: SYSTEM, now })

type Words = (position: number, recordId: string) => string

/** Nothing goes but by order: an empty fact that two people did not approve is named like any other tampering. */
const emptiedWords: Words = (position, recordId) =>
  `Somebody emptied fact ${position} of record ${recordId} without an erasure that two people approved.`

/** A picture stands beside its fact, which holds its hash: another picture in its place is named, and so is none. */
const pictureWords: Words = (position, recordId) =>
  `The photograph of fact ${position} of record ${recordId} is gone, or is not the one that was added.`

/** So does a file attached to an action. */
const fileWords: Words = (position, recordId) =>
  `The file of fact ${position} of record ${recordId} is gone, or is not the one that was attached.`

async function altered(place: Place, found: typeof erasuresWithoutOrder, words: Words): Promise<readonly Problem[]> {
  const rows = await place.open('vigil_clock').read(everywhere(place), async (reader) => await found.all(reader, {}))
  return rows.map(({ record_id: recordId, position }) => ({
    kind: 'altered',
    recordId,
    position,
    sentence: words(position, recordId),
  }))
}

async function oneHand(place: Place): Promise<readonly string[]> {
  const rows = await place
    .open('vigil_clock')
    .read(everywhere(place), async (reader) => await twoNamesOneHand.all(reader, { limit: 50 }))
  return rows.map(
    ({ record_id, names, via, last_at }) =>
      `For somebody to look at: on record ${record_id} the ${via.replace('vigil ', '')} acted in the names of ${names} people, last on ${last_at.slice(0, 10)}.`,
  )
}

/** What everybody can read stands in a schema of its own; where it comes from is in the ledger. */
async function published(place: Place, verifier: Verifier): Promise<readonly Problem[]> {
  const [database, context] = [place.open('vigil_clock'), everywhere(place)]
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
