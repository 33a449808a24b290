// The values of a policy by what they are about, so that each is found on a small screen; a value of none of these subjects stands last and is not lost.

/** By the first word of a value's name, in the order in which a case meets them. */
const subjects: readonly (readonly [words: string, names: readonly string[]])[] = [
  [
    'The first hours',
    ['recording', 'grade', 'match', 'endorse', 'owner', 'acknowledge', 'first-action', 'find-out', 'gap'],
  ],
  ['Sending somebody', ['deploy', 'undeployed', 'arrive']],
  ['Reviews, and who justifies a grade', ['review', 'senior', 'justify', 'desk', 'handover']],
  ['Telling and asking others', ['national-check', 'services', 'circulate', 'media', 'unit', 'meeting', 'transfer']],
  ['Photograph and identification', ['photograph', 'identification']],
  ['The family and carers', ['promise', 'carer-form', 'family-located']],
  ['The return', ['return', 'interview', 'authority-told', 'return-interview', 'planned-interview']],
  ['Police protection', ['protection']],
  ['Children reported again', ['repeat', 'watch', 'trigger-plan']],
  [
    'Death, serious injury and serious incidents',
    ['conduct-referral', 'serious-incident', 'rapid-review', 'death-elsewhere'],
  ],
  ['Contacts not opened as missing', ['contacts']],
  ['Targets of measures', ['target']],
  ['Shifts, sign-in and the system of record', ['shift', 'session', 'record']],
  ['Audits', ['audit', 'concern']],
  ['Recommendations, the plan and what is late in them', ['recommendation', 'plan', 'escalation', 'oversight']],
  ['What is published', ['public']],
]
const besides = 'Besides'
const subjectOf = new Map(subjects.flatMap(([words, names]) => names.map((name) => [name, words] as const)))

/** `at`: places in the list; `slug`: the subject in an address. Subjects that no value is about are left out. */
export function bySubject(values: readonly { readonly name: string }[]) {
  const groups = Map.groupBy(values.keys(), (at) => subjectOf.get(values[at]?.name.split('.')[0] ?? '') ?? besides)
  return [...subjects.map(([words]) => words), besides].flatMap((subject) => {
    const at = groups.get(subject)
    return at === undefined ? [] : [{ subject, slug: slugOf(subject), at }]
  })
}

const slugOf = (subject: string) => subject.toLowerCase().replaceAll(/[^a-z]+/g, '-')
