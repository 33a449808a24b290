// The numbers of a force's missing-children policy, each with its default, its unit and what it rests on. Changed in the product, never here.
import type { Basis } from '../../practice/duty.ts'

export type Setting = {
  readonly name: string
  readonly words: string
  readonly value: number
  readonly unit: 'minutes' | 'hours' | 'days' | 'working days' | 'share' | 'reports' | '1 for yes, 0 for no'
  readonly basis: Basis
  readonly source: string
  /** The most that law or national guidance allows; a force may only be stricter. */
  readonly atMost?: number
}

const app = 'College of Policing, missing persons APP (2023)'
const ours = 'No national figure was found; set by the force'

const set = (
  name: string,
  value: number,
  unit: Setting['unit'],
  words: string,
  basis: Basis = 'Vigil default',
  source: string = ours,
  atMost?: number,
): Setting => ({
  name,
  words,
  value,
  unit,
  basis,
  source,
  ...(atMost === undefined ? {} : { atMost }),
})

export const settings: readonly Setting[] = [
  set('recording.tolerance', 30, 'minutes', 'A record made this long after the due time still counts'),
  set('grade.minutes', 15, 'minutes', 'Grade the risk after the first report'),
  set('endorse.high', 30, 'minutes', 'Endorse a HIGH grade after the first report'),
  set('endorse.other', 60, 'minutes', 'Endorse any other grade after the first report'),
  set(
    'acknowledge.minutes',
    10,
    'minutes',
    'Acknowledge ownership after assignment',
    'Vigil default',
    'Answers an IOPC recommendation of December 2025 (an inspector was never told)',
  ),
  set('first-action.high', 20, 'minutes', 'First real action after assignment, HIGH'),
  set('first-action.other', 60, 'minutes', 'First real action after assignment, otherwise'),
  set('deploy.high', 15, 'minutes', 'Deploy at HIGH ("almost always immediate")', 'national guidance', app),
  set('deploy.other', 60, 'minutes', 'Deploy at MEDIUM'),
  set(
    'undeployed.minutes',
    60,
    'minutes',
    'Review the risk again while nobody is sent, after that and after each review',
  ),
  set('arrive.high', 45, 'minutes', 'First arrival at HIGH'),
  set('arrive.other', 120, 'minutes', 'First arrival at MEDIUM'),
  set('review.maximum.high', 60, 'minutes', 'Longest time to the next review, HIGH'),
  set('review.maximum.other', 240, 'minutes', 'Longest time to the next review, otherwise'),
  set('review.maximum.long', 1440, 'minutes', 'Longest time to the next review, missing for more than 28 days'),
  set('review.known', 240, 'minutes', 'Longest time to the next review, known whereabouts or concern'),
  set('national-check.minutes', 120, 'minutes', 'Check the national systems'),
  set('services.high', 15, 'minutes', 'Tell children’s services, HIGH ("immediately")', 'national guidance', app),
  set('services.other', 60, 'minutes', 'Tell children’s services, every other child'),
  set(
    'circulate.minutes',
    120,
    'minutes',
    'Circulate a missing child',
    'Vigil default',
    'GOV.UK names 48 hours for everyone; stricter for children',
    2880,
  ),
  set('senior.first', 60, 'minutes', 'Senior officer looks at a HIGH case'),
  set('senior.again', 720, 'minutes', 'Senior officer looks again'),
  set('media.high', 60, 'minutes', 'Decide on media and Child Rescue Alert, HIGH'),
  set('media.other', 1440, 'minutes', 'Decide on media, otherwise'),
  set(
    'unit.high',
    120,
    'minutes',
    'Tell the UK Missing Persons Unit of a child at HIGH (“without undue delay”)',
    'national guidance',
    app,
  ),
  set('return.at-risk', 60, 'minutes', 'Bring a child located and still at risk to a place of safety'),
  set('return.other', 240, 'minutes', 'Bring a located child to a place of safety, otherwise'),
  set('unit.hours', 72, 'hours', 'Tell the UK Missing Persons Unit', 'statute', 'Statutory Code of Practice 2009', 72),
  set('photograph.minutes', 60, 'minutes', 'Obtain a photograph after the first attendance', 'Vigil default', app),
  set('identification.hours', 72, 'hours', 'Secure DNA, fingerprints and dental records'),
  set('meeting.days', 7, 'days', 'Multi-agency meeting while still missing', 'national guidance', app, 7),
  set(
    'meeting.episodes',
    3,
    'reports',
    'Multi-agency meeting above so many in twelve months',
    'national guidance',
    app,
    3,
  ),
  set('meeting.repeat', 10, 'working days', 'Hold that meeting'),
  set('meeting.high.hours', 72, 'hours', 'Strategy meeting for a child at HIGH'),
  set('justify.hours', 24, 'hours', 'Still missing below HIGH: a detective inspector justifies it'),
  set('justify.again.hours', 12, 'hours', 'That detective inspector justifies it again, until 72 hours'),
  set('justify.long.hours', 24, 'hours', 'A superintendent justifies it again, after 72 hours'),
  set('find-out.minutes', 60, 'minutes', 'Find out what was not known at the report'),
  set('promise.minutes', 120, 'minutes', 'Next contact with the family, unless agreed otherwise'),
  set('interview.high', 60, 'minutes', 'Prevention interview after location, HIGH'),
  set('interview.other', 1440, 'minutes', 'Prevention interview after location, otherwise'),
  set('authority-told.minutes', 120, 'minutes', 'Tell the local authority the child is located'),
  set(
    'return-interview.hours',
    72,
    'hours',
    'Return interview offered and held (local authority)',
    'national guidance',
    'Children who run away or go missing from home or care, 2014 (England)',
    72,
  ),
  set('return-interview.read', 2, 'working days', 'Read the return interview'),
  set('protection.tell', 60, 'minutes', 'Tell whoever must be told of police protection'),
  set('protection.review', 60, 'minutes', 'Designated officer looks at police protection'),
  set('protection.release', 60, 'minutes', 'Release a child whom police protection no longer needs'),
  set('repeat.reports', 3, 'reports', 'Reports in 90 days that raise a referral', 'national guidance', app, 3),
  set('repeat.referral', 1, 'working days', 'Refer a child reported three times in 90 days'),
  set(
    'conduct-referral.days',
    1,
    'days',
    'Refer a death or serious injury: end of the next day',
    'statute',
    'Police Reform Act 2002, Schedule 3',
    1,
  ),
  set(
    'serious-incident.working-days',
    5,
    'working days',
    'Serious incident notification (local authority)',
    'statute',
    'Children Act 2004, section 16C',
    5,
  ),
  set(
    'rapid-review.working-days',
    15,
    'working days',
    'Rapid review (safeguarding partners)',
    'national guidance',
    'Working Together to Safeguard Children',
    15,
  ),
  set('contacts.audit.days', 28, 'days', 'Look again at a contact not opened as missing, after it was drawn'),
  set('transfer.minutes', 120, 'minutes', 'Other force accepts or refuses a transfer'),
  set('desk.opens', 8, 'hours', 'Exploitation desk opens'),
  set('desk.closes', 18, 'hours', 'Exploitation desk closes'),
  set('desk.weekends', 0, '1 for yes, 0 for no', 'Exploitation desk works at weekends and on bank holidays'),
  set('desk.minutes', 60, 'minutes', 'Exploitation desk, or the on-call detective inspector, advises on a lower grade'),
  set('watch.days', 28, 'days', 'Look again after a first episode'),
  set('trigger-plan.days', 28, 'days', 'Trigger plan made or renewed after an episode'),
  set('gap.high', 60, 'minutes', 'Longest time without real action, HIGH'),
  set('gap.other', 240, 'minutes', 'Longest time without real action, otherwise'),
  set('handover.minutes', 60, 'minutes', 'Handover signed after the shift changes'),
  set(
    'record.elsewhere',
    0,
    '1 for yes, 0 for no',
    'Another case system is the record: what its incident says is not typed again',
    'force',
    'Which system holds the record is for the force to say',
    1,
  ),
  set('shift.early', 420, 'minutes', 'Early shift begins (minutes after local midnight)', 'force', 'Shift pattern'),
  set('shift.late', 900, 'minutes', 'Late shift begins', 'force', 'Shift pattern'),
  set('shift.night', 1320, 'minutes', 'Night shift begins', 'force', 'Shift pattern'),
]

export const defaultValues: Readonly<Record<string, number>> = Object.fromEntries(
  settings.map(({ name, value }) => [name, value]),
)
