// The audit of contacts that were not opened as missing: was that right? (M28; F2, F3, F28: categories used to do nothing)
import Type from 'typebox'
import { refusal } from '../../../kernel/outcome.ts'
import { isOpen } from '../../../practice/duty.ts'
import { none } from '../../../registers/records.ts'
import { choice, text } from '../../../web/fields.ts'
import { command, unless } from './deciding.ts'

export const auditContact = command({
  name: 'audit-contact',
  title: 'Audit: was it right not to open this as missing?',
  path: 'contact-audit',
  permission: 'audit contacts',
  body: Type.Object({
    right: choice('Was it right not to open it as missing?', 'Say whether it was right', ['yes', 'no'], {
      yes: 'Yes: whereabouts were established, or nobody was missing',
      no: 'No: the child was missing',
    }),
    because: text('What you looked at, and why', 'Enter what you looked at, and why'),
  }),
  commutes: true,
  evidence: none,
  decide: (asked) => {
    const { report, handler } = asked.state
    return unless(
      [
        ...(report === null || report.path === 'missing'
          ? [refusal('', 'This was opened as missing: only contacts that were not are audited here.')]
          : []),
        ...(handler === asked.by.staffId ? [refusal('', 'You took this call: another person audits it.')] : []),
      ],
      { kind: 'missing.contact-audited/1', happenedAt: asked.now, body: asked.body },
    )
  },
})

export const answerConcern = command({
  name: 'answer-audit-concern',
  title: 'Answer the auditor’s safeguarding concern',
  path: 'audit-concern-answer',
  permission: 'review',
  body: Type.Object({ done: text('What was done to make the child safe', 'Enter what was done') }),
  evidence: none,
  decide: (asked) => {
    const open = asked.folded.duties.some(
      (duty) => duty.name === 'answer the auditor’s safeguarding concern' && isOpen(duty),
    )
    return unless(open ? [] : [refusal('', 'No auditor’s concern waits for an answer here.')], {
      kind: 'missing.audit-concern-answered/1',
      happenedAt: asked.now,
      body: asked.body,
    })
  },
})
