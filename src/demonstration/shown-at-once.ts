// What a visitor should find made already, by the commands of whoever would make it, once: figures published, a board's frozen pack and what was said there, a pack for the oversight group.
import { packs } from '../accountability/board/oversight/queries.ts'
import { meetings } from '../accountability/board/queries.ts'
import { registered } from '../accountability/plan/action/queries.ts'
import { readRelease } from '../accountability/public/read-release.ts'
import { releasesOf } from '../accountability/public/release-queries.ts'
import { findingsByReference } from '../accountability/recommendations/inspections/queries.ts'
import { ownActions } from '../accountability/scrutiny/queries/own-part.ts'
import { checks } from '../accountability/scrutiny/queries/publication.ts'
import { decisions } from '../accountability/scrutiny/queries.ts'
import type { Database, Reader } from '../kernel/database.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { addDays, type Instant, type LocalDate, localDate } from '../kernel/time.ts'
import type { Person, Role } from '../registers/permissions.ts'
import type { Done } from '../registers/records.ts'
import { personOfRow } from '../registers/staff.ts'
import { SYSTEM } from '../registers/world.ts'
import { standingPolicy } from '../work/standing-policy.ts'
import { assured, measured, partlyAssured, trained, undertaking } from './around-the-force/scrutiny.ts'
import { demonstrationForce, demonstrationStaff } from './force.ts'
import { identityOf } from './identity.ts'
import { seededAt } from './seeded-at.ts'
import { workingDayFrom } from './working-day.ts'

type Showing = {
  readonly db: Database
  readonly now: Instant
  /** A command as its page carries it out; without a record it opens one. */
  readonly act: (person: Person, command: string, body: unknown, recordId?: string) => Promise<Outcome<Done>>
}

const force = demonstrationForce.id

/**
 * Before the history is there: a chief officer finds the board called, and when its pack is due; the public site says what is commented and
 * undertaken, and that there are no figures yet. None are published: a month is counted at its first release, and one made now would say for the rest of the month that there were no cases.
 */
export async function showFirst(showing: Showing): Promise<void> {
  const loadedAt = await seededAt(showing.db)
  const { as, read } = await acting(showing)
  const { looks, undertaken, boards } = await read(async (reader) => ({
    looks: await checks.all(reader, { force }),
    undertaken: await undertakenOnly(reader),
    boards: ofNow(await meetings.all(reader, { force, limit: 50 }), loadedAt),
  }))
  if (boards.length === 0) await callBoard(as('improvement team'), showing.now)
  if (looks.length > 0) return
  const office = as("commissioner's office")
  const own = identityOf(`${force}/${undertaking}`)
  if (undertaken.has(own)) await office('commissioner-action/publish', looked, own)
  for (const look of looksAt(localDate(showing.now))) await office('publication-check/check', look)
}

/** A visitor may have published any of them before: each is published once. */
const undertakenOnly = async (reader: Reader): Promise<ReadonlySet<string>> =>
  new Set(
    (await ownActions.all(reader, { force })).flatMap((one) => (one.published_at === null ? [one.record_id] : [])),
  )

/**
 * Each stands beside what the figures say: of a recommendation that is newer than the figures it waits until the clock has published them again, and
 * the start after that publishes it. One that a visitor decided again is published no more.
 */
async function toPublish(reader: Reader): Promise<ReadonlySet<string>> {
  const shown = new Set((await readRelease(reader, { force, release: null }))?.recommendations.map(({ id }) => id))
  return new Set(
    (await decisions.all(reader, { force, limit: 100 })).flatMap((one) =>
      one.published_at === null &&
      one.reviewed_on === null &&
      (one.recommendation_id === null || shown.has(one.recommendation_id))
        ? [one.record_id]
        : [],
    ),
  )
}

/** The decisions that are published beside the figures. */
const decided = [trained, partlyAssured, assured].map((one) => identityOf(`${force}/${one}`))

/** What must be published, looked at but for one page. */
const looksAt = (today: LocalDate) =>
  Object.entries(refreshedDaysAgo).map(([item, days]) => ({
    item,
    address: `https://commissioner.demonstration.example/${item}`,
    ...{ available: true, prominent: true, refreshedOn: addDays(today, -days) },
  }))

/** The plans too long ago. */
const refreshedDaysAgo = { 'section-55': 14, 'national-priorities': 40, 'inspection-report': 2, plans: 20 }

/** Throws the refusal where a command is refused. What is there already, of whatever kind, is left as it is. */
export async function showAtOnce(showing: Showing): Promise<void> {
  const { as, read } = await acting(showing)
  const loadedAt = await seededAt(showing.db)
  const { releases, undertaken, boards, frozen, ids, concern } = await read(async (reader) => ({
    releases: await releasesOf.all(reader, { force }),
    undertaken: await undertakenOnly(reader),
    boards: ofNow(await meetings.all(reader, { force, limit: 50 }), loadedAt),
    frozen: await packs.all(reader, { force }),
    ids: new Map((await registered.all(reader, { force })).map((one) => [one.reference, one.record_id])),
    concern: await findingsByReference.one(reader, { force, references: ['DEMO-1/C1'] }),
  }))
  const office = as("commissioner's office")
  // Before the figures, so that they count what it should move, and how far that is above “done well”.
  const moving = identityOf(`${force}/${measured}`)
  if (undertaken.has(moving)) await office('commissioner-action/publish', looked, moving)
  if (!releases.some(({ frozen_at }) => frozen_at >= loadedAt)) await office('published-figures/publish', {})
  const unsaid = await read(toPublish)
  for (const decision of decided) if (unsaid.has(decision)) await office('scrutiny-decision/publish', looked, decision)
  const keeper = as('improvement team')
  if (concern !== null && frozen.length === 0)
    await keeper('oversight-pack/freeze', { findingId: concern.finding_id, residualRisk, staffSaid })
  if (boards.some((one) => one.frozen_at !== null)) return
  const called = boards.some((one) => one.record_id === monthlyBoard)
  if (boards.length > 0 && !called) return
  const board = called ? monthlyBoard : await callBoard(keeper, showing.now)
  await keeper('meeting/freeze-pack', { decisionsAsked: [whatIsAsked], childrenSaid: [] }, board)
  await minute(keeper, board, ids.get('NCPI-2021/1') ?? null, showing.now)
}

/** Boards of the year that was loaded stand beside none that is made now. */
const ofNow = <Board extends { readonly held_on: string }>(boards: readonly Board[], loadedAt: Instant) =>
  boards.filter(({ held_on }) => held_on >= localDate(loadedAt))

const monthlyBoard = identityOf(`${force}/meeting/monthly`)

const callBoard = async (keeper: Act, now: Instant): Promise<string> =>
  await keeper('meeting/call', { title: 'Child protection board', heldOn: tenDaysOn(now) }, monthlyBoard)

type Act = (command: string, body: unknown, recordId?: string) => Promise<string>

/** Said at the briefing before the board: a claim, and the doubt about it, beside what the figures say. */
async function minute(keeper: Act, board: string, about: string | null, now: Instant): Promise<void> {
  const claim = 'Every missing child is graded in time now, on every shift.'
  await keeper('meeting/minute-claim', { claim, by: 'The chief officer’s verbal update', about }, board)
  const asked = { answerOwed: 'the assistant chief constable', answerBy: addDays(localDate(now), 14), about }
  await keeper(
    'meeting/minute-challenge',
    { challenge: 'What shows that? The figure beside it says otherwise.', by: 'The commissioner’s office', ...asked },
    board,
  )
}

async function acting({ db, now, act }: Showing) {
  const staff = (await demonstrationStaff(db, now)).map(personOfRow)
  return {
    as: (job: Role): Act => {
      const found = staff.find((one) => one.roles.includes(job))
      if (found === undefined) throw new Error(`the demonstration: nobody is ${job}`)
      return async (command, body, recordId) => {
        const outcome = await act(found, command, body, recordId)
        if (outcome.kind !== 'done') throw new Error(`the demonstration: ${command}: ${JSON.stringify(outcome)}`)
        return outcome.value.recordId
      }
    },
    read: async <T>(work: (reader: Reader) => Promise<T>): Promise<T> =>
      await db.read({ force, who: SYSTEM, now }, work),
  }
}

const looked = { mayStand: 'It names nobody, and counts no children' }

const whatIsAsked = 'Whether two more inspectors are trained to endorse grades at night.'

const residualRisk =
  'At night one inspector covers three areas. Children who are reported between two and five o’clock are graded late more often than others, and that has not changed.'

const staffSaid = [
  'I know who is looking for the child when I hand over. I did not a year ago.',
  'Reviews are still written because they are due, and not because something changed.',
]

/** Ten days on, so that its papers are not late on the day they are frozen. */
const tenDaysOn = (now: Instant): string => workingDayFrom(addDays(localDate(now), 10), standingPolicy.holidays)
