// The first call: five fields put the child on the board; everything else may come with it or after it.
import Type, { type Static } from 'typebox'
import type { Reader } from '../../../kernel/database.ts'
import { newId } from '../../../kernel/identity.ts'
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import { durationWords, hours, type Instant, localDate, minutes, parseLocalDate, plus } from '../../../kernel/time.ts'
import { type Policy, setting } from '../../../practice/policy.ts'
import { personProcedure } from '../../../registers/people.ts'
import { type Also, alsoAsVigil, alsoOpening } from '../../../registers/records.ts'
import { Id, LocalDate, Maybe, When } from '../../../registers/schemas.ts'
import type { World } from '../../../registers/world.ts'
import {
  byDefault,
  choice,
  happened,
  hidden,
  line,
  moment,
  optionalLine,
  optionalText,
  text,
  tick,
} from '../../../web/fields.ts'
import { ageFrom } from '../age.ts'
import type { NewMissingFact } from '../facts.ts'
import { historyFrom, historyOf } from '../history.ts'
import { missing } from '../procedure.ts'
import { episodeOfSource, isKnownPerson, openEpisodeOf, wasShown } from '../queries/report.ts'
import { type Asked, command, refuse } from './deciding.ts'
import { AnswerForm, answersFact, Grading, given, gradeFacts, gradeRefusals } from './grading.ts'

/** What the log of readings calls the search beside the report. */
export const searchPage = 'search for earlier episodes'

const Report = Type.Object({
  path: byDefault(
    'missing',
    choice(
      'What kind of report is it?',
      'Choose what kind of report it is',
      ['missing', 'known whereabouts', 'concern for safety'],
      {
        missing: 'Missing: where the child is cannot be established',
        'known whereabouts': 'Whereabouts known, but not where they should be',
        'concern for safety': 'Concern for safety',
      },
    ),
  ),
  name: line('Child’s name', 'Enter the child’s name, or what is known of it'),
  age: {
    ...Maybe(Type.Integer({ minimum: 0, maximum: 120 })),
    title: 'Age',
    description: 'Leave empty if not known: the child then counts as a child',
    input: 'text',
  },
  lastSeenAt: moment('When last seen?', 'Enter when the child was last seen'),
  lastSeenPrecision: byDefault(
    'about',
    choice('How exactly is that known?', 'Choose how exactly', ['exact', 'about'], {
      exact: 'Exactly',
      about: 'About',
    }),
  ),
  lastSeenPlace: line('Where last seen?', 'Enter where the child was last seen', { most: 300 }),
  callerPhone: line('Caller’s number', 'Enter the caller’s number', { most: 40 }),
  why: text('Why are they worried?', 'Enter why they are worried'),
  callerName: optionalLine('Caller’s name'),
  callerRelation: optionalLine('Caller is the child’s …', {
    most: 100,
    description: 'For example mother, carer, teacher',
  }),
  dateOfBirth: { ...Maybe(LocalDate), title: 'Date of birth', input: 'text', description: 'For example 23 4 2011' },
  ageDisputed: tick('The age is disputed', 'A person who says they are under 18 is treated as a child until assessed'),
  sex: optionalLine('Sex', { most: 40 }),
  description: optionalText('What they look like and wear'),
  address: optionalLine('Home address', { most: 300 }),
  postcode: optionalLine('Postcode', { most: 10 }),
  lookedAfterBy: optionalLine('Looked after by which authority?'),
  firstContactAt: happened(
    'When was the force first told?',
    'The first report to any channel: the clocks run from then',
  ),
  unit: optionalLine('Unit', { most: 60 }),
  area: optionalLine('Area', { most: 60 }),
  reviewBy: {
    ...Maybe(When),
    title: 'Look again by',
    description: 'For known whereabouts and concerns',
    input: 'moment',
  },
  /** The same child as this person, as chosen from the matches. */
  personId: hidden(Maybe(Id)),
  source: hidden(
    Maybe(
      Type.Object({
        system: line('System', 'Enter the system the incident comes from', { most: 60 }),
        reference: line('Reference', 'Enter the incident’s reference', { most: 60 }),
        createdAt: moment('When was it created?', 'Enter when the incident was created'),
      }),
    ),
  ),
  answers: hidden(Maybe(AnswerForm)),
  grade: hidden(Maybe(Grading)),
})

export type ReportBody = Static<typeof Report>

type Evidence = {
  readonly personId: string
  readonly isNew: boolean
  /** The child chosen from the matches exists. */
  readonly isKnown: boolean
  readonly history: Awaited<ReturnType<typeof historyOf>>
  /** The search showed this person the latest earlier episode, or there is none. */
  readonly earlierShown: boolean
  /** The same incident has opened a report before. */
  readonly already: { readonly record_id: string } | null
  /** The chosen child's episode that is open already. */
  readonly open: { readonly record_id: string } | null
}

export const report = command({
  name: 'report',
  title: 'Put the child on the board',
  path: 'report',
  permission: 'report a missing child',
  body: Report,
  opens: true,
  evidence: async (reader: Reader, { body, world }): Promise<Evidence> => {
    const { source } = body
    const { forceId: force } = world.who
    const [child, already, open] = await Promise.all([
      body.personId === null ? newChild(world.now) : await knownChild(reader, body.personId, body, world),
      source === null
        ? null
        : episodeOfSource.one(reader, { force, system: source.system, reference: source.reference }),
      body.personId === null || body.path !== 'missing'
        ? null
        : openEpisodeOf.one(reader, { force, person: body.personId }),
    ])
    return { ...child, already, open }
  },
  decide: (asked) => {
    const refusals = [
      ...sourceRefusals(asked),
      ...ageRefusals(asked.body, asked.now),
      ...reportRefusals(asked),
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

/** One incident opens one report: the second is refused and led to the first. */
function sourceRefusals({ evidence, body }: Asked<typeof Report, Evidence>): readonly Refusal[] {
  return [
    ...(evidence.isKnown
      ? []
      : [refusal('personId', 'The child chosen from the matches is not known here. Choose again.')]),
    ...(evidence.open === null
      ? []
      : [
          refusal(
            'personId',
            `This child is on the board already. Open that episode and record there what this caller says: /missing/${evidence.open.record_id}`,
          ),
        ]),
    ...(evidence.already === null
      ? []
      : [
          refusal(
            '',
            `Incident ${body.source?.reference} of ${body.source?.system} is on the board already. Open it instead: /missing/${evidence.already.record_id}`,
          ),
        ]),
  ]
}

/** Of a body that may be wrong in other fields: so that a grown-up's age is said together with what is missing. */
export function ageRefusals(body: unknown, now: Instant): readonly Refusal[] {
  const said = new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  const born = said.get('dateOfBirth')
  const given = said.get('age')
  const from = typeof born === 'string' ? ageFrom(born, now) : null
  const age = typeof given === 'number' ? given : from
  const oldest = 120
  return [
    ...(from !== null && from > oldest
      ? [refusal('dateOfBirth', `This date of birth makes an age of ${from}: check the year.`)]
      : []),
    ...(from !== null && from <= oldest && typeof given === 'number' && given !== from
      ? [
          refusal(
            'age',
            `Born on that day makes an age of ${from}, not ${given}: correct the one that is wrong, or leave the age empty.`,
          ),
        ]
      : []),
    ...(age !== null && age >= 18 && age <= 120 && said.get('ageDisputed') !== true
      ? [
          refusal(
            typeof given === 'number' ? 'age' : 'dateOfBirth',
            'This is a grown-up’s age. Vigil is for children; if the age is disputed, tick that it is. Report an adult in the force’s own system.',
          ),
        ]
      : []),
    ...(typeof born === 'string' && parseLocalDate(born) !== null && born > localDate(now)
      ? [refusal('dateOfBirth', 'A date of birth cannot be in the future.')]
      : []),
  ]
}

const longestKnown = (policy: Policy, now: Instant): Instant => plus(now, minutes(setting(policy, 'review.known')))

function reportRefusals(asked: Asked<typeof Report, Evidence>): readonly Refusal[] {
  const { body, now } = asked
  const at = firstContact(body, now)
  const longAgo = plus(now, hours(-24 * 366))
  return [
    ...(body.lastSeenAt > now ? [refusal('lastSeenAt', 'Last seen cannot be in the future.')] : []),
    ...(body.lastSeenAt < longAgo ? [refusal('lastSeenAt', 'This is more than a year ago. Check the year.')] : []),
    ...(body.firstContactAt !== null && body.firstContactAt > now
      ? [refusal('firstContactAt', 'The force cannot have been told in the future.')]
      : []),
    ...(body.lastSeenAt > at
      ? [refusal('lastSeenAt', 'Last seen is after the force was told: one of the two times is wrong.')]
      : []),
    ...(body.path !== 'missing' && body.reviewBy !== null && body.reviewBy <= now
      ? [refusal('reviewBy', 'Give a time that is still to come.')]
      : []),
    ...(body.path !== 'missing' && body.reviewBy !== null && body.reviewBy > longestKnown(asked.policy, now)
      ? [
          refusal(
            'reviewBy',
            `Somebody looks again within ${durationWords(setting(asked.policy, 'review.known'))}: give an earlier time.`,
          ),
        ]
      : []),
    ...(body.source !== null && body.source.createdAt > now
      ? [refusal('source', 'The incident was created in the future: check its time.')]
      : []),
  ]
}

function reported(asked: Asked<typeof Report, Evidence>): NewMissingFact {
  const { body, now, policy, by, evidence } = asked
  const firstContactAt = firstContact(body, now)
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
      unit: body.unit ?? by.unit ?? 'no unit',
      area: body.area ?? 'not given',
      // Known whereabouts and concerns always have a time for the next look: never a quiet exit.
      reviewBy: body.path === 'missing' ? null : (body.reviewBy ?? longestKnown(policy, now)),
      history: evidence.history,
    },
  }
}

/** The caller is promised a next contact: the default until something else is agreed. */
function firstPromise(asked: Asked<typeof Report, Evidence>): readonly NewMissingFact[] {
  const { body, now, policy } = asked
  if (body.path !== 'missing') return []
  return [
    {
      kind: 'missing.contact-promised/1',
      happenedAt: now,
      body: { to: body.callerRelation ?? 'caller', by: plus(now, minutes(setting(policy, 'promise.minutes'))) },
    },
  ]
}

/** The child's own record when there was none; and the earlier first episode, told that the child is missing again. */
function alsoRecorded(asked: Asked<typeof Report, Evidence>): readonly Also[] {
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

const inputOf = (asked: Asked<typeof Report, Evidence>) => ({
  child: { age: asked.body.ageDisputed ? null : (asked.body.age ?? ageFrom(asked.body.dateOfBirth, asked.now)) },
  history: asked.evidence.history,
  reportedAt: firstContact(asked.body, asked.now),
  lastSeenAt: asked.body.lastSeenAt,
})

/** T0: the incident's own time, or an earlier first contact on any channel; otherwise now. */
const firstContact = (body: Pick<ReportBody, 'source' | 'firstContactAt'>, now: Instant): Instant =>
  [body.source?.createdAt, body.firstContactAt].reduce<Instant>(
    (first, at) => (at != null && at < first ? at : first),
    now,
  )
