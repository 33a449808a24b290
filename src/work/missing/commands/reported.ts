// What a first call records: the report itself, the first promise, and what else is written with it.
import { type Instant, minutes, plus } from '../../../kernel/time.ts'
import { setting } from '../../../practice/policy.ts'
import { personProcedure } from '../../../registers/people.ts'
import { type Also, alsoAsVigil, alsoOn, alsoOpening } from '../../../registers/records.ts'
import { ageFrom } from '../age.ts'
import type { NewMissingFact } from '../facts.ts'
import { locksFamily } from '../family-lock.ts'
import { type Answers, asksOf } from '../grade/minimum.ts'
import { recordsOfFirst } from '../history.ts'
import { homeMeant } from '../homes/picked.ts'
import type { SaidOfChild } from '../on-record.ts'
import { missing } from '../procedure.ts'
import { answersFact, given } from './answering.ts'
import { firstLookWithin } from './grade-given.ts'
import { firstContact, type ReportAsked } from './report-asked.ts'

export function reported(asked: ReportAsked): NewMissingFact {
  const { body, now, by, evidence } = asked
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
        ...saidOfChild(body, firstContactAt),
        description: body.description,
      },
      lastSeen: { at: body.lastSeenAt, precision: body.lastSeenPrecision, place: body.lastSeenPlace },
      caller: { name: body.callerName, phone: body.callerPhone, relation: body.callerRelation },
      why: body.why,
      firstContactAt,
      source: body.source,
      ...(body.incidentGraded === null ? {} : { incidentGraded: body.incidentGraded }),
      unit,
      area: body.area ?? evidence.units.find((one) => one.unit_id === unit)?.area ?? 'not given',
      // Known whereabouts and concerns always have a time for the next look: never a quiet exit.
      reviewBy: body.path === 'missing' ? null : (body.reviewBy ?? firstLook(asked)),
      history: evidence.history,
    },
  }
}

/** The latest that somebody may look again at a child of known whereabouts or a concern. */
export const firstLook = (asked: ReportAsked): Instant =>
  plus(asked.now, minutes(firstLookWithin(answersAt(asked.body), inputOf(asked), asked)))

/** Of an incident, its answers stand in the other system since it was made: where they come from, and when, stays with them. */
export function saidAtReport({ body, now }: ReportAsked): readonly NewMissingFact[] {
  const { source, placement = null } = body
  const notes = body.notes ?? {}
  const [who, at] =
    source === null ? [body.callerName ?? 'caller', now] : [`${source.system} ${source.reference}`, source.createdAt]
  return [
    ...(placement === null
      ? []
      : [
          {
            kind: 'missing.placement-recorded/1',
            happenedAt: at,
            body: { kind: null, place: homeMeant(body.knownHome, placement), saidBy: who },
          } as const,
        ]),
    ...answersFact(answersAt(body), who, at, notes),
  ]
}

/** What was answered; who is placed somewhere is looked after. */
export const answersAt = ({
  answers,
  placement = null,
}: Pick<ReportAsked['body'], 'answers' | 'placement'>): Answers => ({
  ...given(answers ?? {}),
  ...(placement === null ? {} : { 'looked-after': 'yes' as const }),
})

/** The caller is promised a next contact: the default until something else is agreed. Where the family is locked (R16), nobody is. */
export function firstPromise(asked: ReportAsked): readonly NewMissingFact[] {
  const { body, now, policy } = asked
  if (body.path !== 'missing' || locksFamily(answersAt(body), inputOf(asked), asked)) return []
  return [
    {
      kind: 'missing.contact-promised/1',
      happenedAt: now,
      body: { to: body.callerRelation ?? 'caller', by: plus(now, minutes(setting(policy, 'promise.minutes'))) },
    },
  ]
}

/** The child's own record when there was none; and the earlier first episode, told that the child is missing again. */
export function alsoRecorded(asked: ReportAsked): readonly Also[] {
  const { body, now, evidence, recordId } = asked
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
      : filled(asked)),
    ...(body.path === 'missing' ? toldOfNext(evidence.history, recordId, firstContact(body, now), now) : []),
  ]
}

/** What the record of a known child leaves empty, the report fills; an authority that it does not name is the newest word. */
function filled({ body, evidence: { personId, known }, now }: ReportAsked): readonly Also[] {
  const { dateOfBirth, sex, lookedAfterBy } = body
  const more = {
    ...(dateOfBirth !== null && known?.dateOfBirth === null ? { dateOfBirth } : {}),
    ...(sex !== null && known?.sex === null ? { sex } : {}),
    ...(lookedAfterBy !== null && lookedAfterBy !== known?.lookedAfter?.by ? { lookedAfterBy } : {}),
  }
  if (Object.keys(more).length === 0) return []
  return [
    alsoOn(personProcedure, personId, ({ facts }) =>
      facts.length === 0 ? [] : [{ kind: 'person.corrected/1', happenedAt: now, body: more }],
    ),
  ]
}

/** By Vigil: the first episode may be restricted, and whoever takes the call neither sees it nor needs to. */
export const toldOfNext = (
  history: ReportAsked['evidence']['history'],
  recordId: string,
  reportedAt: Instant,
  now: Instant,
): readonly Also[] =>
  recordsOfFirst(history).map((first) =>
    alsoAsVigil(missing, first, ({ facts }) =>
      facts.length === 0 ? [] : [{ kind: 'missing.repeated/1', happenedAt: now, body: { recordId, reportedAt } }],
    ),
  )

const saidOfChild = ({ age, dateOfBirth, ageDisputed, sex }: ReportAsked['body'], at: Instant): SaidOfChild => ({
  age: age ?? ageFrom(dateOfBirth, at),
  dateOfBirth,
  ageDisputed,
  sex,
})

export const inputOf = (asked: ReportAsked) => ({
  ...asksOf(
    saidOfChild(asked.body, firstContact(asked.body, asked.now)),
    asked.evidence.history,
    firstContact(asked.body, asked.now),
  ),
  reportedAt: firstContact(asked.body, asked.now),
  lastSeenAt: asked.body.lastSeenAt,
})
