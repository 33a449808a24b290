// What can be done to a child's episode, each by its real command: for tests that live an episode step by step.
import type { TSchema } from 'typebox'
import { newId } from '../src/kernel/identity.ts'
import type { Outcome } from '../src/kernel/outcome.ts'
import { hours, minutes, plus } from '../src/kernel/time.ts'
import { type Command, type Done, load, perform } from '../src/registers/records.ts'
import { contextOf, type World } from '../src/registers/world.ts'
import { answer } from '../src/work/missing/commands/answering.ts'
import { close, reopen } from '../src/work/missing/commands/closing.ts'
import { endConcern } from '../src/work/missing/commands/concern-end.ts'
import { proposeConcernEnd } from '../src/work/missing/commands/concern-unseen.ts'
import { confirmCorrection, correct, refuseCorrection } from '../src/work/missing/commands/correction.ts'
import { note, recordAction } from '../src/work/missing/commands/enquiries.ts'
import { contactFamily } from '../src/work/missing/commands/family-contact.ts'
import { endorse, grade, raise } from '../src/work/missing/commands/grading.ts'
import { graveOutcome } from '../src/work/missing/commands/grave-outcome.ts'
import { exceptInterview, holdInterview } from '../src/work/missing/commands/interviews.ts'
import { lower, proposeLowering, refuseLowering } from '../src/work/missing/commands/lowering.ts'
import { decideOutcome, learn, recordEthnicity, refer } from '../src/work/missing/commands/outcome.ts'
import { acknowledge, arrive, assign, deploy } from '../src/work/missing/commands/ownership.ts'
import { beginProtection, tellOfProtection } from '../src/work/missing/commands/police-protection.ts'
import { endProtection, reviewProtection } from '../src/work/missing/commands/protection-end.ts'
import { locate, returned, tellAuthority } from '../src/work/missing/commands/return.ts'
import { reportReturnInterview } from '../src/work/missing/commands/return-interview.ts'
import { review } from '../src/work/missing/commands/review.ts'
import { proposeVoid, refuseVoid, voidRecord } from '../src/work/missing/commands/voiding.ts'
import { knownToBe, loseContact } from '../src/work/missing/commands/whereabouts.ts'
import { isCorrectable, openProposals } from '../src/work/missing/corrections.ts'
import type { MissingFact } from '../src/work/missing/facts.ts'
import { missing } from '../src/work/missing/procedure.ts'
import type { EpisodeState } from '../src/work/missing/state.ts'
import { answerTransfer, offerTransfer } from '../src/work/missing/transfer/offering.ts'

const otherForce = 'warwickshire'
const secondOwner = '00000000-0000-7000-8000-0000000000b2'

type Take = (world: World, recordId: string) => Promise<Outcome<Done>>

/** A step whose form says the same every time. */
const step =
  <Schema extends TSchema, Evidence, Prepared>(
    command: Command<EpisodeState, MissingFact, Schema, Evidence, Prepared>,
    body: (
      world: World,
    ) => Parameters<typeof perform<EpisodeState, MissingFact, Schema, Evidence, Prepared>>[3]['body'],
  ): Take =>
  async (world, recordId) =>
    await perform(world, missing, command, { recordId, key: newId(world.now), basedOn: null, body: body(world) })

const at = null
const decision = (about: 'crime' | 'referral'): Take =>
  step(decideOutcome, () => ({ about, decision: 'no' as const, reference: null, because: 'Nothing points to it' }))

/** Those that an episode goes through first; others are added at the end, since tests name the first by their place. */
const table = {
  answer: step(answer, () => ({
    answers: { hurt: 'not known' as const, 'travel-abroad': 'no' as const },
    saidBy: null,
    at,
  })),
  grade: step(grade, () => ({ level: 'MEDIUM' as const, because: 'Out of character', earlierConsidered: null })),
  endorse: step(endorse, () => ({ because: 'Read the report' })),
  raise: step(raise, () => ({
    level: 'HIGH' as const,
    because: 'A message was found',
    onInformationHeldAtReport: false,
  })),
  assign: step(assign, () => ({ staffId: secondOwner, at })),
  acknowledge: step(acknowledge, () => ({})),
  deploy: step(deploy, () => ({ unit: 'R1', at })),
  arrive: step(arrive, () => ({ unit: 'R1', at })),
  note: step(note, () => ({ text: 'Rang the school' })),
  act: step(recordAction, () => ({
    action: 'local systems checked',
    subject: null,
    outcome: null,
    detail: 'Two earlier reports',
    at,
  })),
  'contact the family': step(contactFamily, (world) => ({
    who: 'Mother',
    detail: 'Nothing new',
    nextBy: plus(world.now, minutes(60)),
    medianTold: true,
    allowedBy: null,
    at,
  })),
  review: step(review, (world) => ({
    level: 'MEDIUM' as const,
    summary: `Looked again at ${world.now}`,
    onInformationHeldAtReport: false,
    actionsSet: [],
    actionsClosed: [],
    nextReviewAt: plus(world.now, minutes(60)),
  })),
  locate: step(locate, () => ({
    place: 'At a friend’s',
    how: 'friends' as const,
    with: null,
    atRisk: false,
    placeToReturn: 'Home, inspector',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer' as const,
    detail: 'Well',
    at,
  })),
  return: step(returned, () => ({ to: 'Home, mother', seenBy: 'PC Rowe', detail: null, at })),
  'tell the authority': step(tellAuthority, () => ({ authority: 'Northvale Council', how: 'phone', at })),
  'review at HIGH': step(review, (world) => ({
    level: 'HIGH' as const,
    summary: `Looked again at ${world.now}`,
    actionsSet: ['Look at the canal'],
    actionsClosed: [],
    nextReviewAt: plus(world.now, minutes(30)),
  })),
  'propose a lower grade': step(proposeLowering, () => ({
    level: 'MEDIUM' as const,
    reason: 'new information',
    because: 'Seen at school by her teacher this morning, and well',
    evidence: 'Action 4',
  })),
  lower: step(lower, () => ({ because: 'Rang the teacher' })),
  'refuse to lower': step(refuseLowering, () => ({ because: 'It was another girl' })),
  'locate at risk': step(locate, () => ({
    place: 'A flat',
    how: 'police' as const,
    with: 'A man of 30',
    atRisk: true,
    placeToReturn: 'Not home, inspector',
    confirmedBy: 'PC Harrow',
    confirmedHow: 'seen by an officer' as const,
    detail: 'Frightened',
    at,
  })),
  'lose contact': step(loseContact, () => ({ detail: 'Ran from the car', place: null, at })),
  'know whereabouts': step(knownToBe, (world) => ({
    where: 'At her aunt’s',
    with: 'Her aunt',
    detail: 'The aunt rang',
    reviewBy: plus(world.now, minutes(50)),
  })),
  'end the concern': step(endConcern, () => ({ because: 'At home with her mother', seenBy: 'PC Rowe' })),
  'begin protection': step(beginProtection, () => ({
    limb: 'removed' as const,
    grounds: 'The man hit her',
    constable: 'PC Rowe',
    keptAt: 'authority' as const,
    place: 'A foster home',
    again: 'He has come back',
    at,
  })),
  'tell of protection': step(tellOfProtection, () => ({
    whom: 'child' as const,
    reached: true,
    detail: 'What was done and why',
    at,
  })),
  'look at protection': step(reviewProtection, () => ({
    needed: false,
    because: 'The man is in custody',
    wishes: null,
  })),
  'end protection': step(endProtection, () => ({
    how: 'accommodated' as const,
    to: 'Northvale Council',
    because: 'A foster home',
    at,
  })),
  'protection runs out': async (world, recordId) => {
    const begun = (await factsOf(world, recordId)).findLast((fact) => fact.kind === 'missing.police-protection-begun/1')
    const limit = plus(begun?.happenedAt ?? world.now, hours(72))
    const how = 'time passed' as const
    const body = { how, to: 'Her mother', because: 'The law ended it', at: limit }
    return await step(endProtection, () => body)(world, recordId)
  },
  'interview the child': step(holdInterview, () => ({
    faceToFace: true,
    offeredApart: true,
    apart: true,
    alone: null,
    where: 'Home',
    firstAccount: 'I was at my friend’s',
    crimeDisclosed: false,
    stoppedForPlannedInterview: false,
    at,
  })),
  'except the interview': step(exceptInterview, () => ({
    reason: 'in hospital and unfit' as const,
    because: 'On a ward',
  })),
  'report the return interview': step(reportReturnInterview, () => ({
    outcome: 'done' as const,
    by: 'Northvale Council',
    detail: null,
    at,
  })),
  learn: step(learn, () => ({
    harm: 'none known' as const,
    harmDetail: null,
    where: 'At a friend’s',
    withWhom: null,
    why: null,
    intended: 'yes' as const,
  })),
  'record ethnicity': step(recordEthnicity, () => ({ code: 'W1', saidBy: 'the child', whyNot: null })),
  'decide on crime': decision('crime'),
  'decide on referral': decision('referral'),
  'refer to the conduct office': step(refer, () => ({
    to: 'Independent Office for Police Conduct' as const,
    reference: null,
    detail: 'The death',
    at,
  })),
  close: step(close, () => ({ summary: 'Home and well' })),
  reopen: step(reopen, () => ({ because: 'A name came up', missing: false })),
  'reopen as missing': step(reopen, () => ({ because: 'It was her sister', missing: true })),
  'propose to void': step(proposeVoid, () => ({ because: 'Typed twice' })),
  void: step(voidRecord, () => ({ because: 'The same child, the same night' })),
  'offer to another force': step(offerTransfer, () => ({ toForce: otherForce, because: 'She lives there' })),
  'they accept': step(answerTransfer, () => ({ answer: 'accepted' as const, by: 'Inspector there', because: null })),
  'they refuse': step(answerTransfer, () => ({
    answer: 'refused' as const,
    by: 'Inspector there',
    because: 'Not ours',
  })),
  'found dead': step(graveOutcome, () => ({
    outcome: 'found dead' as const,
    place: 'The canal',
    detail: 'Found by a walker',
    at,
    checked: true,
  })),
  'found seriously harmed': step(graveOutcome, () => ({
    outcome: 'seriously harmed' as const,
    place: 'A car park',
    detail: 'In hospital',
    at,
    checked: true,
  })),
  correct: async (world, recordId) => await correcting(world, recordId, 0),
  'correct by an hour': async (world, recordId) => await correcting(world, recordId, 60),
  'confirm a correction': async (world, recordId) => {
    const proposal = await proposed(world, recordId)
    return await step(confirmCorrection, () => ({ proposal, because: 'Heard the tape' }))(world, recordId)
  },
  'refuse a correction': async (world, recordId) => {
    const proposal = await proposed(world, recordId)
    return await step(refuseCorrection, () => ({ proposal, because: 'The tape says otherwise' }))(world, recordId)
  },
  'propose to end the concern': step(proposeConcernEnd, () => ({ because: 'The mother rang' })),
  'refuse to void': step(refuseVoid, () => ({ because: 'She left school at noon' })),
} satisfies Readonly<Record<string, Take>>

export type Step = keyof typeof table
const isStep = (name: string): name is Step => name in table
export const steps: readonly Step[] = Object.keys(table).filter(isStep)

export const take = async (world: World, recordId: string, name: Step): Promise<Outcome<Done>> =>
  await table[name](world, recordId)

/** The newest entry that may be corrected, or the one before it, is said to have happened earlier. */
async function correcting(world: World, recordId: string, earlierMinutes: number): Promise<Outcome<Done>> {
  const entries = (await factsOf(world, recordId)).filter(isCorrectable)
  const entry = entries.at(earlierMinutes === 0 ? -2 : -1)
  const happenedAt = entry === undefined ? world.now : plus(entry.happenedAt, minutes(-earlierMinutes - 1))
  const body = { entry: String(entry?.position ?? 0), at: happenedAt, text: null, because: 'The clock was wrong' }
  return await step(correct, () => body)(world, recordId)
}

const proposed = async (world: World, recordId: string): Promise<string> =>
  String(openProposals(await factsOf(world, recordId)).at(-1)?.proposedAt ?? 0)

const factsOf = async (world: World, recordId: string): Promise<readonly MissingFact[]> =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))).facts
