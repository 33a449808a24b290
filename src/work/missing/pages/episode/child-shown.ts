// The child as a page shows them: as reported, as found, and in police protection.
import {
  dateAndTime,
  dateWords,
  dayOf,
  hours,
  type Instant,
  localDate,
  minutesBetween,
  plus,
} from '../../../../kernel/time.ts'
import { adult, eighteenth } from '../../age.ts'
import { ageOf } from '../../age-of.ts'
import { callerNumber } from '../../caller-number.ts'
import { apartSaid, disclosedSaid } from '../../details-said.ts'
import { hoursLeft } from '../../duties/protection.ts'
import { ethnicityWords } from '../../ethnicity.ts'
import { foundSaid } from '../../found-words.ts'
import { careContradicted } from '../../grade/care-on-record.ts'
import { differences, takenFromRecord } from '../../on-record.ts'
import { pathNow } from '../../path-now.ts'
import { placementWords } from '../../placement.ts'
import { TOLD, toldWords } from '../../protection-choices.ts'
import { protectionTime } from '../../protection-time.ts'
import { type EpisodeState, isDead, missingUntil, searchesForTheDead } from '../../state.ts'
import { dayAndTime } from './day-and-time.ts'

/** Hours used, when it ends by law, and who has not been told. */
export function protectionShown(
  { protection, protectedBefore }: EpisodeState,
  at: Instant,
  nameOf: ReadonlyMap<string, string>,
) {
  if (protection === null) return null
  const { since, place, constable, designated, told: known } = protection
  const time = protectionTime(since, at)
  return {
    ...time,
    place,
    constable,
    nearEnd: plus(time.until, hours(-hoursLeft)) <= at,
    designated: designated === null ? null : (nameOf.get(designated.by) ?? 'a designated officer'),
    stillNeeded: designated?.needed !== false,
    before: protectedBefore,
    notTold: TOLD.filter((whom) => !known.includes(whom)).map((whom) => toldWords[whom]),
  }
}

/** What of the child is the record’s word, and where it contradicts the report. */
export const byRecord = ({ report, reportedAt, said, answers }: EpisodeState) =>
  report === null || reportedAt === null || said === null
    ? { fromRecord: null, contradictions: [] }
    : {
        fromRecord: takenFromRecord(said, report.child),
        contradictions: [
          ...differences(said, report.history.onRecord, reportedAt),
          ...careContradicted(answers, report.history.onRecord),
        ],
      }

/** Of an earlier search of this record, with when, and of the time before by another force's records: it counts in the minimum, and stands in no list of earlier episodes. */
export function harmedHere({ harmedEarlier, disclosedHistory }: EpisodeState): string | null {
  const said = [
    ...(harmedEarlier === null
      ? []
      : [`${harmed(harmedEarlier.harm)} in an earlier search of this record, ${dateAndTime(harmedEarlier.at)}`]),
    ...disclosedHistory.flatMap(({ harmedBefore, fromName }) =>
      harmedBefore === 'no' ? [] : [`${harmed(harmedBefore)} in an earlier episode, by the records of ${fromName}`],
    ),
  ]
  return said.length === 0 ? null : said.map((words) => `${words}: it counts towards the minimum grade.`).join(' ')
}

const harmed = (harm: 'harm' | 'serious harm') => (harm === 'harm' ? 'Harmed' : 'Seriously harmed')

/** The day on which a child who is still looked for turned 18: null before it, of a disputed age, and once they are found. */
function turnedAdult({ report, phase }: EpisodeState, at: Instant): string | null {
  const born = report?.child.dateOfBirth ?? null
  if (report === null || born === null || report.child.ageDisputed || !['reported', 'open', 'known'].includes(phase))
    return null
  const day = eighteenth(dayOf(born))
  return (report.child.age ?? 0) < adult && day <= localDate(at) ? dateWords(day) : null
}

/** The report as it was taken, and what is on record beside it. */
export function child(state: EpisodeState, at: Instant) {
  const { report, reportedAt } = state
  return {
    ...byRecord(state),
    harmedHere: harmedHere(state),
    name: report?.child.name ?? '',
    ...ageOf(state, at),
    ageDisputed: report?.child.ageDisputed ?? false,
    turnedAdult: turnedAdult(state, at),
    sex: report?.child.sex ?? null,
    description: report?.child.description ?? null,
    placement: state.placement === null ? null : placementWords(state.placement),
    path: report === null ? null : pathNow(report.path, state.phase),
    why: report?.why ?? '',
    lastSeen: report?.lastSeen ?? null,
    // A clock alone is of today: of an earlier day the day stands with it.
    lastSeenWhen: report === null ? null : dayAndTime(report.lastSeen.at, at),
    caller: report?.caller ?? null,
    callerNumber: report === null ? null : callerNumber(report.caller.phone),
    source: report?.source ?? null,
    reportedAt,
  }
}

export function found(state: EpisodeState, at: Instant) {
  const { report, located, learned, ethnicity } = state
  return {
    missingMinutes: report === null ? null : minutesBetween(report.lastSeen.at, missingUntil(state, at)),
    located: located === null ? null : { ...located, howSaid: foundSaid[located.how] },
    returnedAt: state.returnedAt,
    interview:
      state.interview === null
        ? null
        : { ...state.interview, howApart: apartSaid(state.interview), disclosed: disclosedSaid(state.interview) },
    interviewExcepted: state.interviewExcepted,
    learned,
    ethnicity: ethnicity === null ? null : ethnicityWords(ethnicity),
    grave: state.grave,
    dead: isDead(state),
    diedIn:
      state.diedIn === null
        ? null
        : {
            recordId: state.diedIn.recordId,
            at: state.diedIn.found?.at ?? state.diedIn.since,
            searched: searchesForTheDead(state),
          },
    closedAt: state.closedAt,
    repeatedBy: state.repeatedBy,
  }
}
