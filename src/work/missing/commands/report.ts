// The first call: five fields put the child on the board; everything else may come with it or after it.
import type { Reader } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { hours, type Instant, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { personProcedure } from '../../../registers/people.ts'
import { type Also, alsoAsVigil, alsoOpening } from '../../../registers/records.ts'
import { gradingTrainedUntil, listUnits } from '../../../registers/staff.ts'
import type { World } from '../../../registers/world.ts'
import { ageFrom } from '../age.ts'
import type { NewMissingFact } from '../facts.ts'
import { locksFamily } from '../family-lock.ts'
import { ofChild } from '../grade/minimum.ts'
import { historyFrom, historyOf } from '../history.ts'
import { missing } from '../procedure.ts'
import { episodeOfSource, isKnownPerson, openEpisodeOf, wasShown } from '../queries/report.ts'
import { answersFact, given } from './answering.ts'
import { command, refuse } from './deciding.ts'
import { gradeFacts, gradeRefusals, isTrained } from './grading.ts'
import { type Evidence, firstContact, Report, type ReportAsked, type ReportBody } from './report-asked.ts'
import { ageRefusals, longestKnown, reportRefusals, sourceRefusals, unitRefusals } from './report-refusals.ts'

/** What the log of readings calls the search beside the report. */
export const searchPage = 'search for earlier episodes'

export const report = command({
  name: 'report',
  title: 'Put the child on the board',
  path: 'report',
  permission: 'report a missing child',
  body: Report,
  opens: true,
  evidence: async (reader: Reader, { body, world }): Promise<Evidence> => {
    const { source } = body
    const { forceId: force, staffId } = world.who
    const [child, already, open, trained, units] = await Promise.all([
      body.personId === null ? newChild(world.now) : await knownChild(reader, body.personId, body, world),
      source === null
        ? null
        : episodeOfSource.one(reader, { force, system: source.system, reference: source.reference }),
      body.personId === null || body.path !== 'missing'
        ? null
        : openEpisodeOf.one(reader, { force, person: body.personId }),
      body.grade === null ? null : gradingTrainedUntil.one(reader, { force, staff: staffId }),
      listUnits.all(reader, { force }),
    ])
    return { ...child, already, open, units, trainedUntil: trained?.grading_trained_until ?? '' }
  },
  decide: (asked) => {
    const refusals = [
      ...sourceRefusals(asked),
      ...ageRefusals(asked.body, asked.now),
      ...reportRefusals(asked),
      ...unitRefusals(asked),
      ...gradeRefusals(asked.body.grade, given(asked.body.answers ?? {}), inputOf(asked), asked),
    ]
    if (refusals.length > 0) return refuse(...refusals)
    const said = answersFact(given(asked.body.answers ?? {}), asked.body.callerName ?? 'caller', asked.now)
    return {
      kind: 'facts',
      facts: [
        reported(asked),
        ...said,
        ...firstPromise(asked),
        ...gradeFacts(asked.body.grade, given(asked.body.answers ?? {}), inputOf(asked), {
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

function reported(asked: ReportAsked): NewMissingFact {
  const { body, now, policy, by, evidence } = asked
  const firstContactAt = firstContact(body, now)
  const unit = body.unit ?? by.unit ?? 'no unit'
  return {
    kind: 'missing.reported/1',
    happenedAt: firstContactAt,
    body: {
      path: body.path,
      child: {
        personId: evidence.personId,
        name: body.name,
        age: body.age ?? ageFrom(body.dateOfBirth, now),
        dateOfBirth: body.dateOfBirth,
        ageDisputed: body.ageDisputed,
        sex: body.sex,
        description: body.description,
      },
      lastSeen: { at: body.lastSeenAt, precision: body.lastSeenPrecision, place: body.lastSeenPlace },
      caller: { name: body.callerName, phone: body.callerPhone, relation: body.callerRelation },
      why: body.why,
      firstContactAt,
      source: body.source,
      unit,
      area: body.area ?? evidence.units.find((one) => one.unit_id === unit)?.area ?? 'not given',
      // Known whereabouts and concerns always have a time for the next look: never a quiet exit.
      reviewBy: body.path === 'missing' ? null : (body.reviewBy ?? longestKnown(policy, now)),
      history: evidence.history,
    },
  }
}

/** The caller is promised a next contact: the default until something else is agreed. Where the family is locked (R16), nobody is. */
function firstPromise(asked: ReportAsked): readonly NewMissingFact[] {
  const { body, now, policy } = asked
  if (body.path !== 'missing' || locksFamily(given(body.answers ?? {}), inputOf(asked), asked)) return []
  return [
    {
      kind: 'missing.contact-promised/1',
      happenedAt: now,
      body: { to: body.callerRelation ?? 'caller', by: plus(now, minutes(setting(policy, 'promise.minutes'))) },
    },
  ]
}

/** The child's own record when there was none; and the earlier first episode, told that the child is missing again. */
function alsoRecorded(asked: ReportAsked): readonly Also[] {
  const { body, now, evidence, recordId } = asked
  const first = evidence.history.firstEpisodeId
  const person = {
    name: body.name,
    otherNames: [],
    dateOfBirth: body.dateOfBirth,
    ageDisputed: body.ageDisputed,
    sex: body.sex,
    address: body.address,
    postcode: body.postcode,
    phones: [],
    lookedAfterBy: body.lookedAfterBy,
  }
  return [
    ...(evidence.isNew
      ? [
          alsoOpening(personProcedure, evidence.personId, [
            { kind: 'person.recorded/1', happenedAt: now, body: person },
          ]),
        ]
      : []),
    ...(first === null || body.path !== 'missing' ? [] : [toldOfNext(first, recordId, firstContact(body, now), now)]),
  ]
}

/** By Vigil: the first episode may be restricted, and whoever takes the call neither sees it nor needs to. */
export const toldOfNext = (first: string, recordId: string, reportedAt: Instant, now: Instant): Also =>
  alsoAsVigil(missing, first, ({ facts }) =>
    facts.length === 0 ? [] : [{ kind: 'missing.repeated/1', happenedAt: now, body: { recordId, reportedAt } }],
  )

const inputOf = (asked: ReportAsked) => ({
  child: ofChild(asked.body.age ?? ageFrom(asked.body.dateOfBirth, asked.now), asked.body.ageDisputed),
  history: asked.evidence.history,
  reportedAt: firstContact(asked.body, asked.now),
  lastSeenAt: asked.body.lastSeenAt,
})
