// What this person may do now: only what makes sense in this phase and what their job permits, in groups.
import { may } from '../../../../registers/permissions.ts'
import { commands } from '../../commands.ts'
import { type Given, makesSense } from './makes-sense.ts'

type Group = { readonly title: string; readonly names: readonly string[] }

const deciding: Group = {
  title: 'Waiting for a second person',
  names: [
    'answer-audit-concern',
    'advise-as-desk',
    'lower',
    'refuse-lowering',
    'void',
    'refuse-void',
    'answer-transfer',
    'confirm-correction',
    'refuse-correction',
  ],
}
const grade: Group = {
  title: 'Grade and review',
  names: [
    'answer',
    'decide-match',
    'record-placement',
    'record-dose',
    'grade',
    'endorse',
    'raise',
    'propose-lowering',
    'review',
  ],
}
const search: Group = {
  title: 'Search',
  names: [
    'assign',
    'deploy',
    'arrive',
    'record-action',
    'add-photograph',
    'withdraw-photograph',
    'set-hypothesis',
    'settle-hypothesis',
    'set-task',
    'finish-task',
    'withdraw-task',
    'note',
  ],
}
const family: Group = {
  title: 'Family',
  names: ['read-carer-form', 'contact-family', 'promise-contact', 'record-trigger-plan'],
}
const outcome: Group = {
  title: 'Found',
  names: [
    'locate',
    'return',
    'begin-police-protection',
    'tell-of-police-protection',
    'review-police-protection',
    'end-police-protection',
    'tell-authority',
    'hold-interview',
    'except-interview',
    'end-after-death',
    'record-grave-outcome',
    'rule-out-grave-outcome',
  ],
}
const learning: Group = {
  title: 'Learn and close',
  names: [
    'learn',
    'record-ethnicity',
    'decide-outcome',
    'refer',
    'report-return-interview',
    'read-return-interview',
    'keep-watch',
    'close',
    'audit-wording',
  ],
}
const known: Group = {
  title: 'Known whereabouts',
  names: ['record-known-whereabouts', 'record-contact-lost', 'end-concern', 'propose-concern-end'],
}
const other: Group = {
  title: 'Other',
  names: ['offer-transfer', 'take-back-transfer', 'propose-void', 'reopen', 'correct-report', 'correct'],
}

const inspecting: Group = { title: 'A child at risk now', names: ['return-as-inspector'] }

const groups = [inspecting, deciding, outcome, grade, search, family, known, learning, other]

export function mayDo(given: Given) {
  return groups
    .map(({ title, names }) => ({
      title,
      actions: names.flatMap((name) => {
        const command = commands.find((one) => one.name === name)
        if (command === undefined || !may(given.who, command.permission) || !makesSense(name, given)) return []
        return [{ path: command.path, title: command.button ?? command.title }]
      }),
    }))
    .filter((group) => group.actions.length > 0)
}
