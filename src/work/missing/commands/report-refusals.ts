// Why a report is refused, everything at once: the incident or the child is on the board already, an age or a time cannot be right.
import { type Refusal, refusal } from '../../../kernel/outcome.ts'
import {
  durationWords,
  earlier,
  hours,
  type Instant,
  isInstant,
  localDate,
  minutesBetween,
  parseLocalDate,
  plus,
} from '../../../kernel/time.ts'
import { when } from '../../../registers/deciding.ts'
import { adult, ageFrom } from '../age.ts'
import { isGrownUp } from '../on-record.ts'
import { firstContact, type ReportAsked } from './report-asked.ts'
import { firstLook } from './reported.ts'

/** One incident opens one report: the second is refused and led to the first. */
export function sourceRefusals({ evidence, body }: ReportAsked): readonly Refusal[] {
  return [
    ...(evidence.isKnown
      ? []
      : [refusal('personId', 'The child you chose from the matches is not known here. Choose again.')]),
    ...(evidence.open === null
      ? []
      : [
          refusal(
            'personId',
            `This child is already on the board. Open that episode and record there what this caller says: /missing/${evidence.open.record_id}`,
          ),
        ]),
    ...(evidence.already === null
      ? []
      : [
          refusal(
            '',
            `Incident ${body.source?.reference} of ${body.source?.system} is already on the board. Open it instead: /missing/${evidence.already.record_id}`,
          ),
        ]),
  ]
}

/** A typing error would be a team and an area of its own, and the child on no unit’s board. */
export function unitRefusals({ evidence: { units }, body: { unit, area } }: ReportAsked): readonly Refusal[] {
  if (units.length === 0) return []
  const [ids, areas] = [new Set(units.map((one) => one.unit_id)), new Set(units.map((one) => one.area))]
  return [
    ...(unit === null || ids.has(unit)
      ? []
      : [refusal('unit', `There is no unit “${unit}” in this force. Choose one of: ${[...ids].join(', ')}.`)]),
    ...(area === null || areas.has(area)
      ? []
      : [refusal('area', `No unit of this force covers “${area}”. Choose one of: ${[...areas].join(', ')}.`)]),
  ]
}

/** Of a body that may be wrong in other fields: so that a grown-up's age is said together with what is missing. Who was a child when the force was told is one here, whatever the day on which it is typed. */
export function ageRefusals(body: unknown, now: Instant): readonly Refusal[] {
  const said = membersOf(body)
  const at = toldAt(said, now)
  const born = said.get('dateOfBirth')
  const given = said.get('age')
  const from = typeof born === 'string' ? ageFrom(born, at) : null
  const age = typeof given === 'number' ? given : from
  const oldest = 120
  const differs = from !== null && from <= oldest && typeof given === 'number' && given !== from
  return [
    ...(from !== null && from > oldest
      ? [refusal('dateOfBirth', `This date of birth makes an age of ${from}: check the year.`)]
      : []),
    ...(differs
      ? [
          refusal(
            'age',
            `Born on that day makes an age of ${from}${localDate(at) < localDate(now) ? ' when the force was told' : ''}, not ${given}: correct the one that is wrong, or leave the age empty.`,
          ),
        ]
      : []),
    // Which of the two is right is not known: until then nobody is called an adult.
    ...(age !== null && !differs && age >= adult && age <= oldest && said.get('ageDisputed') !== true
      ? [
          refusal(
            typeof given === 'number' ? 'age' : 'dateOfBirth',
            'This is an adult’s age. Vigil is for children: if the age is disputed, tick that it is. Report an adult in the force’s own system.',
          ),
        ]
      : []),
    ...when(
      typeof born === 'string' && parseLocalDate(born) !== null && born > localDate(now),
      'dateOfBirth',
      'A date of birth cannot be in the future.',
    ),
  ]
}

const membersOf = (body: unknown) =>
  new Map<string, unknown>(typeof body === 'object' && body !== null ? Object.entries(body) : [])

/** As `firstContact`, of what may not be a report yet. */
const toldAt = (said: ReadonlyMap<string, unknown>, now: Instant): Instant =>
  [said.get('firstContactAt'), membersOf(said.get('source')).get('createdAt')].reduce<Instant>(
    (first, at) => (typeof at === 'string' && isInstant(at) ? earlier(first, at) : first),
    now,
  )

/** Nobody is taken for a child against the date of birth on record unless somebody says so; which day it is, may be closed to who asks. */
export function grownUpRefusals({ body, evidence, now }: ReportAsked): readonly Refusal[] {
  const silent = body.age === null && ageFrom(body.dateOfBirth, firstContact(body, now)) === null && !body.ageDisputed
  if (!silent || !isGrownUp(evidence.history.onRecord, firstContact(body, now))) return []
  return [
    refusal(
      'personId',
      'The date of birth on the record you chose is an adult’s. If it is another child, choose “None of these”. If that date is wrong, give the age. If the age is disputed, tick that it is. Report an adult in the force’s own system.',
    ),
  ]
}

export function reportRefusals(asked: ReportAsked): readonly Refusal[] {
  const { body, now } = asked
  const at = firstContact(body, now)
  const longAgo = plus(now, hours(-24 * 366))
  return [
    ...when(body.lastSeenAt > now, 'lastSeenAt', 'Last seen cannot be in the future.'),
    ...when(body.lastSeenAt < longAgo, 'lastSeenAt', 'This is more than a year ago. Check the year.'),
    ...when(
      body.firstContactAt !== null && body.firstContactAt > now,
      'firstContactAt',
      'The force cannot have been told in the future.',
    ),
    ...when(
      body.lastSeenAt > at,
      'lastSeenAt',
      'Last seen is after the force was told: one of the two times is wrong.',
    ),
    ...when(
      body.path !== 'missing' && body.reviewBy !== null && body.reviewBy <= now,
      'reviewBy',
      'Give a time that is still to come.',
    ),
    ...(body.path !== 'missing' && body.reviewBy !== null && body.reviewBy > firstLook(asked)
      ? [
          refusal(
            'reviewBy',
            `Somebody must look again within ${durationWords(minutesBetween(now, firstLook(asked)))}: give an earlier time.`,
          ),
        ]
      : []),
    ...when(
      body.placement != null && body.answers?.['looked-after'] === 'no',
      'placement',
      'The answers say that the child is not looked after: leave this empty, or correct that answer.',
    ),
    ...when(
      body.source !== null && body.source.createdAt > now,
      'source',
      'The incident was created in the future: check its time.',
    ),
  ]
}
