// The questions asked of whoever reports a missing child: twelve at the call, and follow-ups that a yes opens.

type Question = {
  readonly id: string
  readonly words: string
  readonly hint: string | null
  readonly source: string
  readonly mandatory: boolean
  readonly group: 'twelve' | 'follow-up'
  /** The question whose yes opens this one; null stands by itself. */
  readonly follows: string | null
}

const callHandlers = 'College of Policing, missing persons quick guide for call handlers'
const app = 'College of Policing, missing persons APP (2023)'

const twelve = (id: string, words: string, hint: string | null = null): Question => ({
  id,
  words,
  hint,
  source: callHandlers,
  mandatory: true,
  group: 'twelve',
  follows: null,
})
const follow = (
  id: string,
  follows: string | null,
  words: string,
  source = app,
  hint: string | null = null,
): Question => ({ id, words, hint, source, mandatory: false, group: 'follow-up', follows })

export const questions: readonly Question[] = [
  twelve('specific-worry', 'Is there something in particular that worries you?', 'What it is, in their words'),
  twelve('enquiries-made', 'Have you looked for them or asked anyone already?', 'Where, whom, when'),
  twelve('out-of-character', 'Is it out of character for them to be away?'),
  twelve('missing-before', 'Have they been missing before?', 'What happened then, where they were found'),
  twelve(
    'medical-need',
    'Do they have a medical need, or medicine they must take?',
    'Set the time of the next dose on the child’s page',
  ),
  twelve('crime-victim', 'Might they be the victim of a crime?'),
  twelve('hurt', 'Might they be hurt, or has someone hurt them lately?'),
  twelve('exploitation', 'Is sexual or criminal exploitation, trafficking or county lines known or suspected?'),
  twelve('self-harm', 'Have they spoken of, tried or left signs of suicide or self-harm?'),
  twelve('danger-to-others', 'Might they be a danger to others?'),
  twelve('travel-abroad', 'Might they try to travel abroad?'),
  twelve('anything-else', 'Is there anything else that we should know?'),
  follow('dose-overdue', 'medical-need', 'Is a dose overdue, with serious consequences?'),
  follow('abduction', 'crime-victim', 'Might someone have taken them, or is a serious crime suspected?'),
  follow('exploited-flagged-high', 'exploitation', 'Are they flagged as at high risk of exploitation?'),
  follow('with-exploiter', 'exploitation', 'Are they believed to be with someone who exploits them?'),
  follow('weapon', 'danger-to-others', 'Do they have, or have access to, a weapon?'),
  follow(
    'travel-credible',
    'travel-abroad',
    'Is the travel, or radicalisation, credible: a ticket, a passport gone, a message?',
  ),
  follow('looked-after', null, 'Are they looked after, a care leaver, on a protection plan or a child in need?'),
  follow('out-of-area', 'looked-after', 'Are they placed here by an authority from elsewhere?'),
  follow(
    'unaccompanied',
    null,
    'Are they an unaccompanied child seeking asylum, trafficked, or is their age disputed?',
  ),
  follow('trafficking-sign', 'unaccompanied', 'Is there a sign of trafficking?'),
  follow('disability', null, 'Do they have a disability, autism, or need help to communicate or decide?'),
  follow('cannot-keep-safe', 'disability', 'Are they unable to keep themselves safe?'),
  follow('exposure', null, 'Are they exposed: weather, clothing, or a young child near water?'),
  follow('honour-based', null, 'Is forced marriage, honour-based abuse or female genital mutilation a concern?'),
  follow('abuse-at-home', null, 'Is there domestic abuse at home, or is a parent or carer a suspect?'),
  follow(
    'with-known-risk',
    null,
    'Are they believed to be with a registered sex offender, or someone under a notice or bail condition about children?',
  ),
]

type HistoryField = {
  readonly id: string
  readonly words: string
  readonly source: string
  readonly type: string
}

/** What earlier records say; not asked of the caller. */
export const historyFields: readonly HistoryField[] = [
  {
    id: 'reportsIn90Days',
    words: 'Reports of this child in the last 90 days, this one included',
    source: 'Earlier episodes',
    type: 'whole number, 1 or more',
  },
  {
    id: 'harmedBefore',
    words: 'Harm in an earlier episode',
    source: 'Earlier episodes',
    type: 'no | harm | serious harm',
  },
  {
    id: 'exploitationFlag',
    words: 'Exploitation known from earlier records',
    source: 'Earlier episodes',
    type: 'none | known or suspected | high',
  },
  {
    id: 'harmInExploitationEpisode',
    words: 'Harmed in an earlier episode with exploitation',
    source: 'Earlier episodes',
    type: 'true | false',
  },
  {
    id: 'firstEpisode',
    words: 'No earlier episode of this child is known',
    source: 'Earlier episodes',
    type: 'true | false',
  },
  {
    id: 'lookedAfterOnRecord',
    words: 'Looked after, a care leaver, on a plan or in need: known from earlier records',
    source: 'The child’s record and earlier episodes',
    type: 'true | false',
  },
  {
    id: 'placedHereOnRecord',
    words: 'Placed here by an authority from elsewhere: known from earlier records',
    source: 'Earlier episodes',
    type: 'true | false',
  },
]
