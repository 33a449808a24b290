// The first call: five fields put the child on the board; everything else may come with it or after it.
import type { Reader } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { hours, type Instant, plus } from '../../../kernel/time.ts'
import { gradingTrainedUntil, listUnits } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { withAuthority } from '../grade/care-on-record.ts'
import { historyFrom, historyOf } from '../history.ts'
import { openSearchOf } from '../open-search.ts'
import { episodeOfSource, isKnownPerson, wasShown } from '../queries/report.ts'
import { command, refuse } from './deciding.ts'
import { gradeFacts, gradeRefusals, isTrained } from './grade-given.ts'
import { afterLikeReports } from './like-reports.ts'
import { chosenOf, isSearchedFor, matchFact, undecidedOf } from './match-undecided.ts'
import { type Evidence, firstContact, Report, type ReportBody } from './report-asked.ts'
import { ageRefusals, grownUpRefusals, reportRefusals, sourceRefusals, unitRefusals } from './report-refusals.ts'
import { alsoRecorded, answersAt, firstPromise, inputOf, reported, saidAtReport } from './reported.ts'

/** What the log of readings calls the search beside the report. */
export const searchPage = 'search for earlier episodes'

export const report = command({
  name: 'report',
  title: 'Report a missing child',
  path: 'report',
  permission: 'report a missing child',
  body: Report,
  opens: true,
  evidence: async (reader: Reader, { body: asked, world }): Promise<Evidence> => {
    const body = { ...asked, personId: chosenOf(asked) }
    const { source } = body
    const { forceId: force, staffId } = world.who
    // Sent first, on the one connection: what follows is read when the report before it is written.
    const [, child, already, open, trained, units, undecided] = await Promise.all([
      afterLikeReports(reader, world, { ...body, searches: isSearchedFor(asked) }),
      body.personId === null ? newChild(world.now) : knownChild(reader, body.personId, body, world),
      source === null
        ? null
        : episodeOfSource.one(reader, { force, system: source.system, reference: source.reference }),
      body.personId === null || body.path !== 'missing' ? null : openSearchOf(reader, { force, person: body.personId }),
      body.grade === null ? null : gradingTrainedUntil.one(reader, { force, staff: staffId }),
      listUnits.all(reader, { force }),
      undecidedOf(reader, world, asked),
    ])
    const history = withAuthority(child.history, body.lookedAfterBy, world.now)
    return {
      ...child,
      undecided,
      history,
      known: child.history.onRecord,
      already,
      open,
      units,
      trainedUntil: trained?.grading_trained_until ?? '',
    }
  },
  decide: (asked) => {
    const refusals = [
      ...sourceRefusals(asked),
      ...ageRefusals(asked.body, asked.now),
      ...grownUpRefusals(asked),
      ...reportRefusals(asked),
      ...unitRefusals(asked),
      ...gradeRefusals(asked.body.grade, answersAt(asked.body), inputOf(asked), asked),
    ]
    if (refusals.length > 0) return refuse(...refusals)
    const said = saidAtReport(asked)
    return {
      kind: 'facts',
      facts: [
        reported(asked),
        ...matchFact(asked.evidence.undecided, asked.now),
        ...said,
        ...firstPromise(asked),
        ...gradeFacts(asked.body.grade, answersAt(asked.body), inputOf(asked), {
          ...asked,
          competent: isTrained(asked.evidence.trainedUntil, asked.now),
          earlierShown: asked.evidence.earlierShown,
        }),
      ],
      also: alsoRecorded(asked),
    }
  },
})

type Child = Pick<Evidence, 'personId' | 'isNew' | 'isKnown' | 'history' | 'earlierShown'>

/** Nothing to look up: the identity was just made. */
export const newChild = (now: Instant): Child => ({
  personId: newId(now),
  isNew: true,
  isKnown: true,
  history: historyFrom([], now),
  earlierShown: true,
})

async function knownChild(reader: Reader, personId: string, body: ReportBody, world: World): Promise<Child> {
  const [known, history] = await Promise.all([
    isKnownPerson.one(reader, { person: personId }),
    historyOf(reader, personId, firstContact(body, world.now)),
  ])
  const latest = history.earlier[0]
  const shown =
    latest === undefined || body.grade === null
      ? latest === undefined
      : (await wasShown.one(reader, {
          force: world.who.forceId,
          who: world.who.staffId,
          record: latest.recordId,
          pages: [searchPage],
          since: plus(world.now, hours(-12)),
        })) !== null
  return { personId, isNew: false, isKnown: known?.known === true, history, earlierShown: shown }
}
