// What can be done towards finding or protecting a child: the codes, their words, and when each is done.
import type { Role } from '../../registers/permissions.ts'
import type { MissingFact } from './facts.ts'
import { detectives, inspectors, superintendents } from './ranks.ts'

type Action = {
  readonly code: string
  readonly words: string
  readonly group:
    | 'search'
    | 'circulation'
    | 'partners'
    | 'family'
    | 'digital'
    | 'decision'
    | 'safeguarding'
    | 'oversight'
  /** Whom or what it is about, asked where it makes a difference. */
  readonly subject: string | null
  /** What is weighed before it is decided. */
  readonly weighs: string | null
  /** A decision is recorded either way. */
  readonly outcomes: readonly string[] | null
  /** The outcomes that make it done; another leaves it open, to be done again. Null: whatever came out. */
  readonly doneBy: readonly string[] | null
  /** Whose it is: a senior officer's look is no evidence when somebody else says that it was taken. Null: anyone's who works on it. */
  readonly by: readonly Role[] | null
  readonly source: string
}

/** The child rang, wrote or was on a video: they are not located by it. */
export const childHeard = 'child heard'

/** Also done by adding one: see facts.ts. */
export const obtainPhotograph = 'photograph obtained'

/** Of a child who disclosed a crime: the planned interview, or an inspector’s word that there will be none. */
export const plannedInterviewHeld = 'planned interview held'
const plannedInterviewExcepted = 'planned interview excepted'
export const plannedInterviewSettled: readonly string[] = [plannedInterviewHeld, plannedInterviewExcepted]

const action = (
  code: string,
  group: Action['group'],
  words: string,
  more: Partial<Pick<Action, 'subject' | 'weighs' | 'outcomes' | 'doneBy' | 'by' | 'source'>> = {},
): Action => ({
  code,
  group,
  words,
  subject: more.subject ?? null,
  weighs: more.weighs ?? null,
  outcomes: more.outcomes ?? null,
  doneBy: more.doneBy ?? null,
  by: more.by ?? null,
  source: more.source ?? 'College of Policing, missing persons APP (2023)',
})

const either = ['yes', 'no'] as const
/** Looked into, and nothing to be done: said with the reason, and no act of ours. */
const notWanted = 'not wanted'
export const notDone = ['none known', notWanted] as const

export const actions: readonly Action[] = [
  action('premises searched', 'search', 'Home or last place searched', {
    subject: 'Which premises, and how far',
    outcomes: ['complete', 'partly', 'to be searched again', notWanted],
    doneBy: ['complete', notWanted],
  }),
  action('address visited', 'search', 'Address visited', {
    subject: 'Address',
    outcomes: ['child found', 'not there', 'no answer', 'entry refused'],
    doneBy: ['child found', 'not there'],
  }),
  action('area searched', 'search', 'Area searched', {
    subject: 'Area',
    outcomes: ['complete', 'in progress', 'suspended'],
    doneBy: ['complete'],
  }),
  action('search adviser consulted', 'search', 'Police search adviser consulted'),
  action('vehicle marked', 'circulation', 'Vehicle markers on the national system', {
    subject: 'Registration; or that no vehicle is known',
    outcomes: ['placed', ...notDone],
  }),
  action('circulated', 'circulation', 'Circulated on the national system', {
    subject: 'Which system',
    outcomes: ['circulated', notWanted],
  }),
  action('hospitals asked', 'circulation', 'Hospitals asked', { subject: 'Which' }),
  action('transport asked', 'circulation', 'Transport asked', { subject: 'Which operator' }),
  action('ports alerted', 'circulation', 'Ports alerted', { subject: 'Which' }),
  action('missing persons unit told', 'circulation', 'UK Missing Persons Unit told', {
    source: 'Statutory Code of Practice 2009; NCA',
  }),
  action('local systems checked', 'circulation', 'Local intelligence and earlier reports checked'),
  action('national systems checked', 'circulation', 'National systems checked', { subject: 'Which' }),
  action('children’s services told', 'partners', 'Children’s services told', { subject: 'Which authority' }),
  action('placing authority told', 'partners', 'Placing authority told', { subject: 'Which authority' }),
  action('host authority told', 'partners', 'Host authority told', { subject: 'Which authority' }),
  action('home force asked', 'partners', 'Home force asked for intelligence', { subject: 'Which force' }),
  action('carer’s own assessment asked for', 'partners', 'Carer’s own risk assessment and child form asked for'),
  action('school asked', 'partners', 'School asked', { subject: 'Which school' }),
  action('strategy meeting held', 'partners', 'Strategy meeting held'),
  action('exploitation desk consulted', 'safeguarding', 'Exploitation desk consulted', {
    subject: 'Who was spoken to',
  }),
  action('specialist consulted', 'safeguarding', 'Specialist consulted', { subject: 'Who was spoken to' }),
  action('clinician consulted', 'safeguarding', 'Clinical advice taken', { subject: 'Who was spoken to' }),
  action('suspects listed', 'safeguarding', 'Suspects, addresses and vehicles listed', {
    subject: 'Who, where, which vehicles; or that none is known',
  }),
  action('national referral considered', 'decision', 'National Referral Mechanism considered', { outcomes: either }),
  action(plannedInterviewHeld, 'safeguarding', 'Planned interview held, after a crime was disclosed', {
    subject: 'Who interviewed the child, and where the recording is kept',
    source: 'Crime disclosed: stop and plan the interview. That it is then held is a Vigil default',
  }),
  action(plannedInterviewExcepted, 'oversight', 'No planned interview will be held, though a crime was disclosed', {
    outcomes: ['the child declines', 'what was said was no crime', 'another reason, given below'],
    by: inspectors,
    source: 'An officer of inspector’s rank decides, as of the prevention interview; Vigil default',
  }),
  action('where to return decided', 'safeguarding', 'Where the child may return to decided', { subject: 'Where' }),
  action('friends and family asked', 'family', 'Friends and family asked', { subject: 'Who' }),
  action(obtainPhotograph, 'family', 'Photograph obtained, with consent'),
  action('passport checked', 'family', 'Passport checked', { outcomes: either }),
  action('dna and dental secured', 'family', 'DNA, fingerprints and dental records secured'),
  action('phone called', 'digital', 'Child’s phone called', { outcomes: ['answered', 'rings', 'off', ...notDone] }),
  action(childHeard, 'digital', 'Contact with the child: heard, not seen', {
    subject: 'How: telephone, message or video, and from which number or account',
    source: 'F8 and F33: a telephone call is not a location',
  }),
  action('social media checked', 'digital', 'Social media and devices checked'),
  action('text safe requested', 'digital', 'TextSafe from Missing People', { outcomes: ['requested', ...notDone] }),
  action('bank and travel cards checked', 'digital', 'Bank and travel cards checked'),
  action('intelligence cell asked', 'circulation', 'Intelligence cell asked', { subject: 'Who was spoken to' }),
  action('scene secured', 'search', 'Scene secured', { subject: 'Where' }),
  action('senior investigating officer named', 'decision', 'Senior investigating officer named', {
    subject: 'Who',
    by: inspectors,
  }),
  action('communications data decided', 'decision', 'Communications data request (single point of contact)', {
    outcomes: either,
  }),
  action('media decided', 'decision', 'Media appeal decision', {
    weighs:
      'Would an appeal help to find the child, or put them in more danger? What do the family and whoever cares for them say?',
    outcomes: either,
    by: inspectors,
  }),
  action('child rescue alert decided', 'decision', 'Child Rescue Alert decision', {
    weighs:
      'An alert needs all three: the child seems to be under 18; they are feared to be in immediate danger of death or serious harm; and enough is known for the public to help. Say of each whether it is so. The National Crime Agency manages alerts.',
    outcomes: either,
    by: inspectors,
  }),
  action('family disclosure decided', 'decision', 'What the family is told: decided', {
    outcomes: ['nothing', 'what is written below'],
    by: detectives,
    source: 'R16: the senior investigating officer decides; Vigil default',
  }),
  action('publicity decided', 'decision', 'Publicity by Missing People decision', {
    outcomes: either,
    source: 'The charity’s publicity is at police request (APP 2023); that it is decided either way is a Vigil default',
  }),
  action('senior look taken', 'oversight', 'Senior officer examined the lines of enquiry', { by: superintendents }),
  action('resources approved', 'oversight', 'Staffing approved by a senior officer', { by: superintendents }),
  action('not high justified at 24 hours', 'oversight', 'Still missing at 24 hours: why it is not HIGH', {
    by: detectives,
    source: 'Vigil default (R22)',
  }),
  action('not high justified at 72 hours', 'oversight', 'Still missing at 72 hours: why it is not HIGH', {
    by: superintendents,
    source: 'Vigil default (R23)',
  }),
  action('long-term review held', 'oversight', 'Long-term review held', {
    by: detectives,
    source: 'Vigil default: 28 days, then 3, 6, 9 and 12 months, then each year',
  }),
]

export const actionOf = new Map(actions.map((one) => [one.code, one]))

/** Done with, as it came out: a place to be searched again is not searched. */
export const isDone = (code: string, outcome: string | null): boolean => {
  const by = actionOf.get(code)?.doneBy ?? null
  return by === null || (outcome !== null && by.includes(outcome))
}

/** An action that nobody can record would stand as not done for ever. */
export const unknownActions = (where: string, codes: readonly string[]): readonly string[] =>
  codes.filter((code) => !actionOf.has(code)).map((code) => `${where}: there is no action “${code}”.`)

/** Partners met about the child, as an action or as what a referral led to. */
export const isMeeting = (fact: MissingFact): boolean =>
  (fact.kind === 'missing.action-recorded/1' && fact.body.action === 'strategy meeting held') ||
  (fact.kind === 'missing.referred/1' && fact.body.to === 'strategy meeting')

/** Decided against, with the reason: a decision, and nothing done. */
export const isDecidedAgainst = (outcome: string | null): boolean => outcome === notWanted
