// The active list: what one needs of each child to run a night without the system. On the page that prints, and in the file of every hour.
import type { Reader } from '../../kernel/database.ts'
import { type Instant, minutesBetween } from '../../kernel/time.ts'
import type { PolicyAt } from '../../practice/policy.ts'
import { type Folded, fold } from '../../practice/procedure.ts'
import { systemPerson } from '../../registers/alarms.ts'
import { factOfRow } from '../../registers/records.ts'
import { listUnits } from '../../registers/staff.ts'
import { ageOf } from './age-of.ts'
import { callerNumber } from './caller-number.ts'
import { promisedBy } from './duties/family.ts'
import type { MissingFact } from './facts.ts'
import type { Level } from './grade/levels.ts'
import { lastRealOf } from './last-real.ts'
import { dangerOf } from './pages/episode/danger.ts'
import { dueNext } from './pages/episode/due.ts'
import { pathNow } from './path-now.ts'
import { missing } from './procedure.ts'
import { endsByLaw } from './protection-time.ts'
import { boardStrip } from './queries/board.ts'
import { factsOfSeveral } from './queries/episode.ts'
import { activeList } from './queries/room.ts'
import { reachOf } from './reach.ts'
import { childrenOf, inRecords, type OfChild, otherRecords } from './same-child.ts'
import { type EpisodeState, isMissing, isStillAtRisk } from './state.ts'

/** Twenty-five sheets of paper. */
const mostShown = 200
const duesShown = 8

type Asked = { readonly force: string; readonly now: Instant; readonly policyAt: PolicyAt; readonly most?: number }

/** `left`: how many are not on it, said on the list itself. */
export async function readActiveList(reader: Reader, asked: Asked) {
  const { force, now, policyAt, most = mostShown } = asked
  const [rows, strip] = await Promise.all([
    activeList.all(reader, { force, limit: most }),
    boardStrip.one(reader, { force }),
  ])
  const records = rows.map((row) => row.record_id)
  const [facts, units] = await Promise.all([
    factsOfSeveral.all(reader, { force, records }),
    listUnits.all(reader, { force }),
  ])
  const own = Map.groupBy(
    facts.map((row) => missing.read(factOfRow(row))),
    (fact) => fact.recordId,
  )
  const folded = records.map((record) => fold(missing, force, record, own.get(record) ?? [], policyAt))
  const reach = await reachOf(
    reader,
    folded.flatMap(({ state }) => state.owner?.staffId ?? []),
  )
  const unitNames = new Map(units.map((one) => [one.unit_id, one.name]))
  const others = otherRecords(rows)
  const cards = folded.map((one, index) => ({
    ...cardOf(one, policyAt, now),
    otherRecords: others(one.recordId),
    unit: unitNames.get(rows[index]?.unit ?? '') ?? rows[index]?.unit ?? '',
    area: rows[index]?.area ?? '',
    reach: reach.get(one.state.owner?.staffId ?? '') ?? null,
  }))
  return {
    cards: [...cards].sort((a, b) => order(a) - order(b)),
    counted: counted(strip, cards, rows),
    left: Math.max(0, (rows[0]?.all ?? 0) - rows.length),
  }
}

type Strip = Awaited<ReturnType<typeof boardStrip.one>>
type Counted = {
  readonly recordId: string
  readonly status: Status
  readonly atRisk: boolean
  readonly protection: object | null
}

/** As the board counts: the strip is the board's own, a child of two records is one, and whoever is in police protection is not counted again as located. */
function counted(strip: Strip, cards: readonly Counted[], rows: readonly OfChild[]): string {
  const row = new Map(rows.map((one) => [one.record_id, one]))
  const children = (of: readonly Counted[]) => childrenOf(of.flatMap((card) => row.get(card.recordId) ?? []))
  const apart = cards.filter((card) => card.protection === null)
  return [
    `${strip?.missing ?? 0} still missing${beside(inRecords(strip?.missing ?? 0, strip?.missing_records ?? 0))}`,
    `${strip?.high ?? 0} HIGH`,
    ...(strip?.below_minimum ? [`${strip.below_minimum} below minimum`] : []),
    `${strip?.unowned ?? 0} unowned`,
    `${strip?.unacknowledged ?? 0} not acknowledged`,
    `${children(cards.filter((card) => card.protection !== null))} in police protection`,
    `${children(apart.filter((card) => card.atRisk))} located, still at risk`,
    `${children(apart.filter((card) => card.status === 'located' && !card.atRisk))} located, not returned`,
    `${strip?.known ?? 0} known whereabouts and concerns${beside(inRecords(strip?.known ?? 0, strip?.known_records ?? 0))}`,
  ].join(' · ')
}

const beside = (words: string | null): string => (words === null ? '' : ` (${words})`)

/** Nobody opens a form from paper. */
const onPaper = ({ forceId, recordId }: { readonly forceId: string; readonly recordId: string }) => ({
  who: systemPerson(forceId),
  paths: new Set<string>(),
  recordId,
})

const statuses = ['missing', 'located', 'known'] as const
type Status = (typeof statuses)[number]

type Ordered = {
  readonly status: Status
  readonly atRisk: boolean
  readonly grade: Level | null
  readonly minimum: Level | null
}

/** Missing, then located and still at risk, then located, then known to be somewhere; each as on the board. Not graded yet, whose minimum is HIGH stands with those at HIGH. */
const order = ({ status, atRisk, grade, minimum }: Ordered) =>
  4 * statuses.indexOf(status) - (atRisk ? 2 : 0) - (status === 'missing' && (grade ?? minimum) === 'HIGH' ? 1 : 0)

function statusOf(state: EpisodeState): Status {
  if (isMissing(state)) return 'missing'
  return state.phase === 'known' ? 'known' : 'located'
}

function cardOf(folded: Folded<EpisodeState, MissingFact>, policyAt: PolicyAt, now: Instant) {
  const { recordId, state, duties } = folded
  const { report, located, owner } = state
  const { danger, belowMinimum, floor } = dangerOf(state, policyAt, now)
  const due = dueNext(duties, now, onPaper(folded)).filter((one) => one.owner !== 'local authority')
  return {
    recordId,
    source: report?.source ?? null,
    name: report?.child.name ?? '',
    ...ageOf(state, now),
    sex: report?.child.sex ?? null,
    description: report?.child.description ?? null,
    status: statusOf(state),
    path: pathNow(report?.path ?? 'missing', state.phase),
    grade: state.level,
    danger,
    belowMinimum: belowMinimum ? floor : null,
    minimum: state.level === null && isMissing(state) ? floor : null,
    why: report?.why ?? '',
    dose: state.doseDue,
    lastSeen: report?.lastSeen ?? null,
    missingMinutes: report === null ? null : minutesBetween(report.lastSeen.at, now),
    caller: report?.caller ?? null,
    callerNumber: report === null ? null : callerNumber(report.caller.phone),
    promisedBy: promisedBy(duties),
    owner: owner?.name ?? null,
    acknowledged: state.acknowledgedAt !== null,
    located,
    atRisk: isStillAtRisk(state),
    grave: state.grave?.outcome ?? null,
    protection: state.protection === null ? null : { ...state.protection, until: endsByLaw(state.protection.since) },
    due: due.slice(0, duesShown),
    more: Math.max(0, due.length - duesShown),
    lastReal: lastRealOf(folded),
  }
}
